import { path } from '../../client';
import { type List, entry, inGroup, itemPage, numberIn, placeOfItemPage, textOf } from '../../fields';
import { chosenIn } from '../../fields/places';

const epics: List = {
	name: 'searchEpics',
	from: inGroup(path`/epics`),
	// Epics of other groups have numbers that mean something else here.
	query: { include_ancestor_groups: false, include_descendant_groups: false, order_by: 'updated_at' },
	entry: entry('iid', (epic) => `&${textOf(epic.iid)} ${textOf(epic.title)}`),
};

/** The epic that an operation works on, by its number in the group (iid). */
export const epic = chosenIn(
	{ to: 'group', placeOf: placeOfItemPage },
	{
		name: 'epic',
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
);
