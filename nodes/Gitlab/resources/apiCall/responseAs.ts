import { choice, compose, limit, oneOf, outputDataField, shownFor } from '../../fields';
import type { Field } from '../../operation';

/** How the answer is wanted: of lists, how many rows; of a file, in which of the item's binary fields. */
export type ResponseAs =
	| { as: 'json'; limit: number | undefined }
	| { as: 'text' }
	| { as: 'file'; field: string };

const form = choice('responseAs', { file: 'File', json: 'JSON', text: 'Text' }, { default: 'json' }).property;

/** The form in which the answer comes out. */
export const responseAs: Field<'responseAs', ResponseAs> = compose(
	'responseAs',
	[form, shownFor('responseAs', ['file'], outputDataField), limit],
	async (item) => {
		const as = oneOf(item.value('responseAs'), ['file', 'json', 'text'], 'Response As', item);
		if (as === 'json') return { as, limit: await limit.read(item) };
		if (as === 'text') return { as };
		return item.value('method') === 'GET'
			? { as, field: await outputDataField.read(item) }
			: item.fail("'Response As' can only be a file where 'Method' is GET");
	},
);
