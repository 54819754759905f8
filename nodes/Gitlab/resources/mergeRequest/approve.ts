import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, GitlabError, path } from '../../client';
import { flag, options, text } from '../../fields';
import { write } from '../../operation';
import { simpleApprovals } from './approvals';
import { explained } from './refusal';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_request_approvals/#approve-a-merge-request */
export const approve = write({
	name: 'Approve',
	description: 'Approve as yourself',
	fields: [
		at,
		options(
			flag('publish_review', 'Whether to publish the comments of your review too'),
			text('sha', {
				displayName: 'SHA',
				placeholder: 'e.g. 8888888888888888888888888888888888888888',
				description: 'Fails if the source branch is at another commit',
			}),
		),
	],
	simplify: simpleApprovals,
	run: async ({ gitlab, at, options }) => await approved(gitlab, at, options),
});

/**
 * Approves a merge request.
 *
 * @throws GitlabError where GitLab refuses it, or takes it and does not count it
 */
export async function approved(gitlab: Gitlab, at: Path, options: IDataObject): Promise<IDataObject> {
	return refuseUnapproved(
		await gitlab.post(path`${at}/approve`, options).catch(async (error: unknown) => {
			throw await explained(error, { gitlab, at, statuses: [401] }, () => ({
				reason: 'the user behind the credential cannot approve it',
				advice: ADVICE,
			}));
		}),
	);
}

const ADVICE =
	'GitLab takes no second approval of a user, and none of the author or of who has committed where the project forbids it.';

/** The answer tells who has approved: where the user behind the credential is not among them, nothing was done. */
function refuseUnapproved(approvals: IDataObject): IDataObject {
	if (approvals.user_has_approved !== false) return approvals;
	throw new GitlabError('forbidden', 'GitLab did not count the approval', { advice: ADVICE });
}
