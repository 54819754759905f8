import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, path } from '../../client';
import { isEmpty, required, text, upsertFields } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { write } from '../../operation';
import { upsert } from '../shared/upsert';
import { color } from './color';
import { content } from './content';
import { inherited } from './inherited';
import { simpleLabel } from './simple';

/**
 * @see https://docs.gitlab.com/api/labels/
 * @see https://docs.gitlab.com/api/group_labels/
 */
export const createOrUpdate = write({
	name: 'Create or Update',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	fields: [projectOrGroup, required(text('name')), required(color('color')), upsertFields(...content)],
	simplify: (row) => ({ ...simpleLabel(row), created: row.created }),
	run: async ({ gitlab, place, name: given, color, updateFields }) => {
		const labels = path`${place}/labels`;
		const name = given.trim();
		const { row, created } = await gitlab.inTurn(`label ${labels.encoded} ${name}`, async () => {
			const done = upsert({
				find: async () => await labelNamed(name, gitlab, labels, false),
				create: async () => {
					const filled = Object.entries(updateFields).filter(([, value]) => !isEmpty(value));
					return await gitlab.post(labels, { name, color, ...Object.fromEntries(filled) });
				},
				update: async ({ id }) => await gitlab.put(path`${labels}/${Number(id)}`, { color, ...updateFields }),
			});
			return await done.catch(async (error: unknown) => {
				const wanted = { color, ...updateFields };
				const row = await inherited(error, wanted, async () => await labelNamed(name, gitlab, labels, true));
				return { row, created: false };
			});
		});
		return { ...row, created };
	},
});

/** By the list: where a name is asked for by itself, digits are taken for an ID. */
async function labelNamed(
	name: string,
	gitlab: Gitlab,
	labels: Path,
	include_ancestor_groups: boolean,
): Promise<IDataObject | undefined> {
	const found = await gitlab.list(labels, { search: name, include_ancestor_groups });
	return found.find((label) => label.name === name);
}
