import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { at } from '../mergeRequest/subject';
import { draft } from './field';
import { simpleDraft } from './simple';

/** @see https://docs.gitlab.com/api/draft_notes/#retrieve-a-draft-note */
export const get = read({
	name: 'Get',
	description: 'Retrieve a draft comment',
	fields: [at, draft],
	simplify: simpleDraft,
	run: async ({ gitlab, at, draftNote }) => await gitlab.get(path`${at}/draft_notes/${draftNote}`),
});

/** @see https://docs.gitlab.com/api/draft_notes/#list-all-draft-notes-of-a-merge-request */
export const getMany = read({
	name: 'Get Many',
	description: 'List your draft comments on a merge request',
	fields: [at, limit],
	simplify: simpleDraft,
	run: async ({ gitlab, at, limit }) =>
		await gitlab.list(path`${at}/draft_notes`, {}, limit, { isPaged: false }),
});
