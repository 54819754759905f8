import type { Field } from '../../operation';
import { itemPage } from '../../fields/address';
import { placeOfItemPage, numberIn } from '../../fields/drawer';
import { locatorIn } from '../../fields/places/locatorIn';
import { required } from '../../fields/param';
import { path } from '../../client/path';
import { entry, text } from '../../fields/entry';
import type { List } from '../../fields/list';
import { inGroup } from '../../fields/list';

const epics: List = {
	name: 'searchEpics',
	from: inGroup(path`/epics`),
	// Epics of other groups have numbers that mean something else here.
	query: { include_ancestor_groups: false, include_descendant_groups: false, order_by: 'updated_at' },
	entry: entry('iid', (epic) => `&${text(epic.iid)} ${text(epic.title)}`),
};

/** The epic that an operation works on, by its number in the group (iid). */
export const epic: Field<'epic', number> = required(
	locatorIn<'epic', number>(
		{ to: 'group', placeOf: placeOfItemPage },
		{
			name: 'epic',
			displayName: 'Epic',
			description: 'Premium',
			list: epics,
			url: {
				pattern: itemPage('group', String.raw`(?:epics|work_items)\/`),
				example: 'https://gitlab.com/groups/group/-/epics/5',
			},
			id: {
				displayName: 'IID',
				example: '5',
				pattern: '&?\\d+',
				hint: 'The number after the & in GitLab',
			},
			knownBy: ({ iid }) => iid,
			resolve: numberIn,
		},
	),
);
