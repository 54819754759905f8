import type { IDataObject } from 'n8n-workflow';
import { isObject, updateFields } from '../../fields';
import { write } from '../../operation';
import { content, name } from './content';
import { at } from './field';

/** @see https://docs.gitlab.com/api/feature_flags/#update-a-feature-flag */
export const update = write({
	name: 'Update',
	description: 'Change some fields of a feature flag; strategies replace all others',
	role: 'Developer',
	fields: [at, updateFields(name, ...content)],
	run: async ({ gitlab, at, updateFields: { strategies, ...rest } }) => {
		if (strategies === undefined) return await gitlab.put(at, rest);
		// GitLab adds what has no ID, and removes only what it is told to.
		const { strategies: known } = await gitlab.get(at);
		const removed = rowsIn(known).map(({ id }) => ({ id, _destroy: true }));
		return await gitlab.put(at, { ...rest, strategies: [...removed, ...rowsIn(strategies)] });
	},
});

function rowsIn(list: unknown): IDataObject[] {
	return Array.isArray(list) ? list.filter(isObject) : [];
}
