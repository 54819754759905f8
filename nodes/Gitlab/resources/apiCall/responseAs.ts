import type { INodeProperties } from 'n8n-workflow';
import { compose } from '../../fields/compose';
import { limit } from '../../fields/paging';
import { oneOf } from '../../fields/value';
import type { Field } from '../../operation';

/** How the answer is wanted; of lists, how many rows. */
export interface ResponseAs {
	as: 'json' | 'text';
	limit: number | undefined;
}

const form: INodeProperties = {
	displayName: 'Response As',
	name: 'responseAs',
	type: 'options',
	options: [
		{ name: 'JSON', value: 'json', description: 'An item; of a list, an item for each row' },
		{ name: 'Text', value: 'text' },
	],
	default: 'json',
};

/** The form in which the answer comes out. */
export const responseAs: Field<'responseAs', ResponseAs> = compose(
	'responseAs',
	[form, limit],
	async (item) => ({
		as: oneOf(item.value('responseAs') ?? 'json', ['json', 'text'], 'Response As', item),
		limit: await limit.read(item),
	}),
);
