import { path } from '../../client';
import { additionalFields, shownFor } from '../../fields';
import { write } from '../../operation';
import { body, createdAt } from '../comment/content';
import { noteableWithThreads } from '../comment/noteable';
import { explainedPosition, place } from '../shared/diff/place';
import { positionField } from '../shared/diff/positionField';
import { simpleThread } from './simple';

/**
 * @see https://docs.gitlab.com/api/discussions/#create-a-merge-request-thread
 * @see https://docs.gitlab.com/api/discussions/#create-a-commit-thread
 */
export const create = write({
	name: 'Create',
	description: 'Begin a thread, also on lines of changes',
	fields: [
		noteableWithThreads,
		body,
		shownFor('commentOn', ['commit', 'mergeRequest'], positionField),
		additionalFields(createdAt),
	],
	simplify: simpleThread,
	run: async ({ gitlab, noteable, body, position, additionalFields }) => {
		const { kind, holder: at } = noteable;
		const hasDiff = kind === 'commit' || kind === 'mergeRequest';
		const placed = hasDiff ? await place(gitlab, { kind, at }, { body, wanted: position }) : { body };
		return await gitlab
			.post(path`${at}/discussions`, { ...placed, ...additionalFields })
			.catch((error: unknown) => {
				throw explainedPosition(error);
			});
	},
});
