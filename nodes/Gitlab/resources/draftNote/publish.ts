import { path } from '../../client';
import { write } from '../../operation';
import { at } from '../mergeRequest/subject';
import { draft } from './field';
import { explainedPublishing, publishAll } from './publishing';

/** @see https://docs.gitlab.com/api/draft_notes/#publish-a-draft-note */
export const publish = write({
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
export const publishAllDrafts = write({
	name: 'Publish All',
	action: 'Publish all draft comments',
	description: 'Show all of your draft comments to everyone, as one review',
	fields: [at],
	run: async ({ gitlab, at }) => {
		await publishAll(gitlab, at);
		return { success: true };
	},
});
