import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, GitlabError, isFailure, path } from '../../client';

/**
 * Publishes all draft comments of the credential's user as one review, of which people are told once.
 *
 * @param review what GitLab is to make of it, as far as it understands that: it tells nowhere whether it has
 */
export async function publishAll(gitlab: Gitlab, at: Path, review?: IDataObject): Promise<void> {
	await gitlab.post(path`${at}/draft_notes/bulk_publish`, review).catch((error: unknown) => {
		throw explainedPublishing(error);
	});
}

/** GitLab answers 500 where one of the drafts cannot be a comment, and publishes none. */
export function explainedPublishing(error: unknown): unknown {
	if (!isFailure(error) || error.facts.status !== 500) return error;
	return new GitlabError('conflict', `${error.message}: a draft comment may be on a line that is not there`, {
		...error.facts,
		advice:
			'GitLab fails like this where a draft is on a line that the changes do not have. See Get Many of draft comments; delete or update that one.',
	});
}
