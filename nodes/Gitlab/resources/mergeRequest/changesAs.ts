import type { INodeProperties } from 'n8n-workflow';
import { compose, flag, limit, oneOf, outputDataField, shownFor } from '../../fields';
import type { Field } from '../../operation';

/** How changes are wanted: as rows, up to a limit, or as a file in one of the item's binary fields. */
export type ChangesAs = { as: 'hunks' | 'rows'; limit: number | undefined } | { as: 'file'; field: string };

const changes: INodeProperties = {
	displayName: 'Changes As',
	name: 'changesAs',
	type: 'options',
	options: [
		{ name: 'Diff File', value: 'file' },
		{ name: 'Items', value: 'rows' },
		{
			name: 'Items by Hunk',
			value: 'hunks',
			description: 'With the position for a comment',
		},
	],
	default: 'rows',
};

/** How a diff begins. */
export const unidiff = flag('unidiff', 'Whether to start diffs with the file names', {
	displayName: 'Unified Diff',
	default: true,
});

/** The form in which changes come out. */
export const changesAs: Field<'changesAs', ChangesAs> = compose(
	'changesAs',
	[
		changes,
		shownFor('changesAs', ['hunks', 'rows'], limit),
		shownFor('changesAs', ['file'], outputDataField),
	],
	async (item) => {
		const as = oneOf(item.value('changesAs'), ['file', 'hunks', 'rows'], 'Changes As', item);
		return as === 'file'
			? { as, field: await outputDataField.read(item) }
			: { as, limit: await limit.read(item) };
	},
);
