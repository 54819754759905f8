import type { OutgoingFile } from '../client/upload';
import type { Item } from '../item';
import type { Field } from '../operation';
import { required, text } from './param';

const name = required(
	text('inputDataField', {
		displayName: 'Input Data Field Name',
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
	return item.file ? await item.file(field) : item.fail('There are files only while a workflow runs');
}
