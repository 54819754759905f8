import type { Item } from '../item';
import type { Field } from '../operation';
import { isEmpty } from './param';
import { flagFrom, numberFrom } from './value';

/** How many rows a list gives: the limit, or undefined for all. */
export const limit: Field<'limit', number | undefined> = {
	key: 'limit',
	properties: [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
			displayOptions: { show: { returnAll: [false] } },
		},
	],
	labels: { per_page: 'Limit' },
	read: (item) => {
		const wanted = wantedRows(item);
		if (!item.tool) return wanted;
		// One more tells whether there are more.
		return Math.min(wanted ?? Infinity, item.tool.mostRows) + 1;
	},
};

/** How many rows the user asks for; undefined for all. */
export function wantedRows(item: Pick<Item, 'value' | 'fail'>): number | undefined {
	const all = item.value('returnAll');
	if (!isEmpty(all) && flagFrom(all, 'Return All', item)) return undefined;
	return numberFrom(item.value('limit') ?? 50, 'Limit', item, 1);
}
