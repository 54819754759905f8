import type { IDataObject } from 'n8n-workflow';
import { type Param, identifiersFrom, rows, shown, text } from '../../fields';
import { customField } from './customFields';

const options: Param<'options', string[]> = {
	...text('options', { placeholder: 'e.g. Backend, Frontend' }),
	convert: (given, item) => identifiersFrom(given, 'Options', item).map((one) => one.text),
};

const chosen = rows('customField', {
	displayName: 'Custom Fields',
	each: 'Custom Field',
	description: 'Premium',
	required: [customField, options],
});

/** Custom fields to filter by, each with options of which it is to have one. */
export const customFieldsFilter: Param<'customField', IDataObject[]> = {
	...chosen,
	convert: async (...given) =>
		(await chosen.convert(...given)).map(({ custom_field, options: wanted }) =>
			filterOf(String(custom_field), wanted as string[]),
		),
};

/** The same written as text. */
export function customFieldPairs<K extends string>(
	name: K,
	displayName: string,
	sendAs: string,
): Param<K, IDataObject[]> {
	const written = text(name, { displayName, sendAs, placeholder: 'e.g. Team=Backend, Team=Frontend' });
	return {
		...written,
		convert: (given, item) =>
			identifiersFrom(given, displayName, item).map(({ text: pair }) => {
				const at = pair.indexOf('=');
				return at > 0
					? filterOf(pair.slice(0, at).trim(), [pair.slice(at + 1).trim()])
					: item.fail(`'${displayName}' must hold fields with options`, `It is: ${shown(pair)}`);
			}),
	};
}

function filterOf(field: string, values: string[]): IDataObject {
	const by = field.startsWith('gid://') ? { customFieldId: field } : { customFieldName: field };
	return { ...by, selectedOptionValues: values };
}
