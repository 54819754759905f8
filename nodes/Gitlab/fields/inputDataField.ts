import type { OutgoingFile } from '../client';
import type { Item } from '../item';
import type { Field } from '../operation';
import { required, text } from './param';
import { shown } from './value';

const LABEL = 'Input Data Field Name';

const name = required(
	text('inputDataField', {
		displayName: LABEL,
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the input field containing the binary file data to be processed',
	}),
);

/** The file in one of the item's binary fields. */
export const inputFile: Field<'inputFile', OutgoingFile> = {
	...name,
	key: 'inputFile',
	read: async (item) => await fileIn(item, await name.read(item)),
};

/** The file in the binary field that a value names. */
export async function fileIn(item: Item, field: string): Promise<OutgoingFile> {
	return (
		(await item.file?.(field)) ??
		item.fail(
			`'${LABEL}' is no binary field of the item: ${shown(field)}`,
			"The names of its files are in the Binary tab of the node's input.",
		)
	);
}
