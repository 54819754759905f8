import type { Field } from '../operation';

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
		if (item.value('returnAll') === true) return undefined;
		const given = Number(item.value('limit'));
		return given >= 1
			? Math.floor(given)
			: item.fail("'Limit' must be 1 or more", `It is: ${String(item.value('limit'))}`);
	},
};
