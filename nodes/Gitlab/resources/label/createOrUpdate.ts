import type { IDataObject } from 'n8n-workflow';
import type { Gitlab } from '../../client/gitlab';
import type { Path } from '../../client/path';
import { path } from '../../client/path';
import { upsertFields } from '../../fields/collection';
import { color } from '../../fields/color';
import { isEmpty, required, text } from '../../fields/param';
import { projectOrGroup } from '../../fields/place';
import { write } from '../../operation';
import { content } from './content';
import { simpleLabel } from './simple';

/**
 * @see https://docs.gitlab.com/api/labels/
 * @see https://docs.gitlab.com/api/group_labels/
 */
export const createOrUpdate = write({
	name: 'Create or Update',
	action: 'Create or update a label',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	fields: [projectOrGroup, required(text('name')), required(color('color')), upsertFields(...content)],
	simplify: (row) => ({ ...simpleLabel(row), created: row.created }),
	run: async ({ gitlab, place, name: given, color, updateFields }) => {
		const labels = path`${place}/labels`;
		const name = given.trim();
		return await gitlab.inTurn(`label ${labels.encoded} ${name}`, async () => {
			const id = await idOf(gitlab, labels, name);
			if (id === undefined) {
				const filled = Object.entries(updateFields).filter(([, value]) => !isEmpty(value));
				const made = await gitlab.post(labels, { name, color, ...Object.fromEntries(filled) });
				return { ...made, created: true };
			}
			const updated = await gitlab.put(path`${labels}/${id}`, { color, ...updateFields });
			return { ...updated, created: false };
		});
	},
});

/** By its list: where names are asked for one by one, a name of digits is taken for an ID. */
async function idOf(gitlab: Gitlab, labels: Path, name: string): Promise<number | undefined> {
	const query: IDataObject = { search: name, include_ancestor_groups: false };
	const found = (await gitlab.list(labels, query)).find((label) => label.name === name);
	return found && Number(found.id);
}
