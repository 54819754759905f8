import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, GitlabError, isFailure, path } from '../../client';
import { additionalFields, flag, text } from '../../fields';
import { type Resource, read, write } from '../../operation';
import { body } from '../comment/content';
import { at } from '../mergeRequest/field';
import { place } from '../shared/diff/place';
import { positionField } from '../shared/diff/positionField';
import { cleaned } from '../shared/diff/positionJson';
import { listBelow } from '../shared/plain';
import { draft, simpleDraft, thread } from './field';

/** @see https://docs.gitlab.com/api/draft_notes/#update-a-draft-note */
const update = write({
	name: 'Update',
	description: 'Replace the text of a draft comment, and its position if given',
	fields: [at, draft, body, positionField],
	simplify: simpleDraft,
	run: async ({ gitlab, at, draftNote, body, position: wanted }) => {
		const one = path`${at}/draft_notes/${draftNote}`;
		const placed = await place(gitlab, { kind: 'mergeRequest', at }, { body, wanted });
		// A draft that is sent without its position loses it.
		const position = placed.position ?? cleaned((await gitlab.get(one)).position as IDataObject | null);
		return await gitlab.put(one, { note: placed.body, ...(position && { position }) });
	},
});

/** @see https://docs.gitlab.com/api/draft_notes/#delete-a-draft-note */
const remove = write({
	name: 'Delete',
	description: 'Delete a draft comment permanently',
	fields: [at, draft],
	run: async ({ gitlab, at, draftNote }) => await gitlab.delete(path`${at}/draft_notes/${draftNote}`),
});

/** @see https://docs.gitlab.com/api/draft_notes/#create-a-draft-note */
const create = write({
	name: 'Create',
	description: 'Write a comment that only you see until it is published',
	fields: [
		at,
		body,
		positionField,
		additionalFields(
			thread,
			flag('resolve_discussion', 'Whether publishing resolves the thread that it replies to', {
				displayName: 'Resolve Thread',
				default: true,
			}),
			text('commit_id', { displayName: 'Commit SHA' }),
		),
	],
	simplify: simpleDraft,
	run: async ({ gitlab, at, body, position: wanted, additionalFields }) => {
		// GitLab takes a draft on any line, and fails when the review is published: the line is looked up before.
		const { body: note, position } = await place(gitlab, { kind: 'mergeRequest', at }, { body, wanted });
		const request = { note, ...(position && { position }), ...additionalFields };
		return await gitlab.post(path`${at}/draft_notes`, request);
	},
});

/** @see https://docs.gitlab.com/api/draft_notes/#retrieve-a-draft-note */
const get = read({
	name: 'Get',
	fields: [at, draft],
	simplify: simpleDraft,
	run: async ({ gitlab, at, draftNote }) => await gitlab.get(path`${at}/draft_notes/${draftNote}`),
});

/** @see https://docs.gitlab.com/api/draft_notes/#list-all-draft-notes-of-a-merge-request */
const getMany = listBelow(at, path`/draft_notes`, {
	name: 'Get Many',
	description: 'List your draft comments on a merge request',
	simplify: simpleDraft,
	traits: { isPaged: false },
});

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
function explainedPublishing(error: unknown): unknown {
	if (!isFailure(error) || error.facts.status !== 500) return error;
	return new GitlabError('conflict', `${error.message}: a draft comment may be on a line that is not there`, {
		...error.facts,
		advice:
			'GitLab fails like this where a draft is on a line that the changes do not have. See Get Many of draft comments; delete or update that one.',
	});
}

/** @see https://docs.gitlab.com/api/draft_notes/#publish-a-draft-note */
const publish = write({
	name: 'Publish',
	description: 'Show a draft comment to everyone',
	fields: [at, draft],
	run: async ({ gitlab, at, draftNote }) => {
		await gitlab.put(path`${at}/draft_notes/${draftNote}/publish`).catch((error: unknown) => {
			throw explainedPublishing(error);
		});
		return { success: true };
	},
});

/** @see https://docs.gitlab.com/api/draft_notes/#publish-all-pending-draft-notes */
const publishAllDrafts = write({
	name: 'Publish All',
	action: 'Publish all draft comments',
	description: 'Show all of your draft comments to everyone, as one review',
	fields: [at],
	run: async ({ gitlab, at }) => {
		await publishAll(gitlab, at);
		return { success: true };
	},
});

export const draftNote: Resource = {
	name: 'Draft Comment',
	description: 'Comments of your review that are not published yet (draft notes)',
	operations: [create, remove, get, getMany, publish, publishAllDrafts, update],
};
