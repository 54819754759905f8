import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { write } from '../../operation';
import { body } from '../comment/content';
import { at } from '../mergeRequest/subject';
import { place } from '../shared/diff/place';
import { positionField } from '../shared/diff/positionField';
import { cleaned } from '../shared/diff/positionJson';
import { draft } from './field';
import { simpleDraft } from './simple';

/** @see https://docs.gitlab.com/api/draft_notes/#update-a-draft-note */
export const update = write({
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
export const remove = write({
	name: 'Delete',
	action: 'Delete a draft comment (cannot be undone)',
	description: 'Delete a draft comment permanently',
	fields: [at, draft],
	run: async ({ gitlab, at, draftNote }) => {
		await gitlab.delete(path`${at}/draft_notes/${draftNote}`);
		return { deleted: true };
	},
});
