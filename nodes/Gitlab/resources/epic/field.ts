import type { Field } from '../../operation';
import { itemPage } from '../../fields/address';
import { placeOfItemPage, numberIn } from '../../fields/drawer';
import { keptInPlace } from '../../fields/places/pagePlace';
import { locator } from '../../fields/locator';
import { required } from '../../fields/param';

/** The epic that an operation works on, by its number in the group (iid). */
export const epic: Field<'epic', number> = required(
	keptInPlace(
		locator<'epic', number>({
			name: 'epic',
			displayName: 'Epic',
			description: 'Premium',
			search: 'searchEpics',
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
		}),
		'group',
		placeOfItemPage,
	),
);
