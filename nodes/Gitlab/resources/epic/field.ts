import { path } from '../../client';
import {
	type List,
	entry,
	inGroup,
	itemPage,
	numberIn,
	placeOfItemPage,
	required,
	textOf,
} from '../../fields';
import { locatorIn } from '../../fields/places';
import type { Field } from '../../operation';

const epics: List = {
	name: 'searchEpics',
	from: inGroup(path`/epics`),
	// Epics of other groups have numbers that mean something else here.
	query: { include_ancestor_groups: false, include_descendant_groups: false, order_by: 'updated_at' },
	entry: entry('iid', (epic) => `&${textOf(epic.iid)} ${textOf(epic.title)}`),
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
