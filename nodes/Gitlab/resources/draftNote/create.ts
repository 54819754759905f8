import { path } from '../../client';
import { additionalFields, flag, text } from '../../fields';
import { write } from '../../operation';
import { body } from '../comment/content';
import { at } from '../mergeRequest/subject';
import { place } from '../shared/diff/place';
import { positionField } from '../shared/diff/positionField';
import { thread } from './field';
import { simpleDraft } from './simple';

/** @see https://docs.gitlab.com/api/draft_notes/#create-a-draft-note */
export const create = write({
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
