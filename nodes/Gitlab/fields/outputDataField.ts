import type { Field } from '../operation';
import { required, text } from './param';

/** The item's binary field that a file is put into. */
export const outputDataField: Field<'outputDataField', string> = required(
	text('outputDataField', {
		displayName: 'Output Data Field Name',
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the output field to put the binary file data in',
	}),
);
