import type { IDataObject } from 'n8n-workflow';
import { write } from '../../operation';
import { change } from './change';
import { fields } from './content';
import { type ItemRef, at } from './field';
import { customFieldsInput, globalIds, inputOf } from './input';
import { locate, locateWithLabels } from './locate';
import { simpleWorkItem } from './row';
import type { Asking } from './server';
import { isShort } from './short';

interface Changes {
	labels?: number[];
	add_labels?: number[];
	remove_labels?: number[];
	parent?: ItemRef | null;
}

/** @see https://docs.gitlab.com/api/graphql/reference/#mutationworkitemupdate */
export const update = write({
	name: 'Update',
	description: 'Change some fields of a work item',
	fields: [at, fields.update, isShort],
	simplify: simpleWorkItem,
	run: async ({ gitlab, hint, at, fields: changes, isShort }) => {
		const asking = { gitlab, hint };
		const { id, parentId, labels } = await lookedUp(asking, at, changes as Changes);
		const input = {
			id,
			...inputOf(changes),
			...labelsWidget(changes as Changes, labels),
			...(parentId !== undefined && { hierarchyWidget: { parentId } }),
			...(await customFieldsInput(asking, changes, at)),
		};
		return await change(asking, 'workItemUpdate', input, isShort);
	},
});

/** The item, its new parent, and, where the labels are to be set, those that it has: in one request. */
async function lookedUp(asking: Asking, at: ItemRef, { labels: wanted, parent }: Changes) {
	const refs = parent ? [at, parent] : [at];
	const { ids, labels } = wanted
		? await locateWithLabels(asking, ...refs)
		: { ids: await locate(asking, ...refs), labels: [] };
	const [id, parentId] = ids;
	return { id, labels, parentId: parent === null ? null : parentId };
}

/** GitLab only adds and removes labels: to set them, all others are removed. */
function labelsWidget({ labels, add_labels, remove_labels }: Changes, there: string[]): IDataObject {
	if (!labels && !add_labels && !remove_labels) return {};
	const set = labels && globalIds('Label', labels).map(numberAtEnd);
	const others = set ? there.filter((id) => !set.includes(numberAtEnd(id))) : [];
	return {
		labelsWidget: {
			addLabelIds: globalIds('Label', [...(labels ?? []), ...(add_labels ?? [])]),
			removeLabelIds: [...others, ...globalIds('Label', remove_labels)],
		},
	};
}

/** One label is known as a `ProjectLabel` or `GroupLabel` in one place and as a `Label` in another. */
function numberAtEnd(id: string): string {
	return id.slice(id.lastIndexOf('/'));
}
