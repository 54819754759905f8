import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { compose, isEmpty } from '../../fields';
import { project } from '../../fields/places';
import type { Item } from '../../item';
import { type Field, write } from '../../operation';
import { issueParam } from './field';
import { simpleIssue } from './simple';
import { at } from './subject';

const after = issueParam('placeAfter', {
	displayName: 'Place After',
});
const before = issueParam('placeBefore', {
	displayName: 'Place Before',
});

/** Its neighbors in the manual order: one or both. */
const position: Field<'position', IDataObject> = {
	...compose('position', [after, before], async (item) => {
		const given = [after, before].filter(({ name }) => !isEmpty(item.value(name)));
		if (!given.length)
			item.fail("'Place After' and 'Place Before' are both empty", 'Fill in one of them, or both.');
		const sent: IDataObject = {};
		for (const param of given) {
			const iid = await param.convert(item.value(param.name), item, param.name);
			sent[param.name === 'placeAfter' ? 'move_after_id' : 'move_before_id'] = await idOf(iid, item);
		}
		return sent;
	}),
	labels: { move_after_id: after.property.displayName, move_before_id: before.property.displayName },
};

/** GitLab wants the neighbors' own ids here, which no user sees. */
async function idOf(iid: number, item: Item): Promise<number> {
	const at = path`/projects/${await project.read(item)}/issues/${iid}`;
	const { id } = await item.gitlab.once(`issue ${at.encoded}`, async () => await item.gitlab.get(at));
	return Number(id);
}

/** @see https://docs.gitlab.com/api/issues/#reorder-an-issue */
export const reorder = write({
	name: 'Reorder',
	description: 'Put an issue before or after others in lists and boards',
	fields: [at, position],
	simplify: simpleIssue,
	run: async ({ gitlab, at, position }) => await gitlab.put(path`${at}/reorder`, position),
});
