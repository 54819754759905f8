import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { choice, compose, isEmpty, json, number, oneOf, required, shownFor, text } from '../../../fields';
import type { Item } from '../../../item';
import type { Field } from '../../../operation';
import type { WantedLines } from './position';
import { cleaned, missingIn } from './positionJson';

/** Where in a diff a comment is to be. */
export type WantedPosition =
	| { as: 'none' }
	| { as: 'file'; filePath: string }
	| { as: 'image'; filePath: string; spot: IDataObject }
	| ({ as: 'line'; suggestion?: string } & WantedLines)
	| { as: 'position'; position: IDataObject };

const KINDS = ['file', 'image', 'line', 'none', 'position'] as const;

const positionAs: INodeProperties = {
	displayName: 'Position',
	name: 'positionAs',
	type: 'options',
	// While it is an expression, n8n demands what every kind of position needs.
	noDataExpression: true,
	options: [
		{ name: 'File', value: 'file' },
		{ name: 'Image', value: 'image' },
		{ name: 'Line', value: 'line' },
		{ name: 'None', value: 'none' },
		{ name: 'Position From Get Changes', value: 'position' },
	],
	default: 'none',
};

const filePath = required(text('filePath', { placeholder: 'e.g. src/index.ts' }));
const line = required(number('line', { min: 1, description: 'Last line that it is about' }));
const side = required(
	choice('side', { new: 'File After the Change', old: 'File Before the Change' }, { displayName: 'Line Of' }),
);
const startLine = required(
	number('startLine', { min: 0, description: 'First line if there are several, otherwise 0' }),
);
const suggestion = text('suggestion', {
	displayName: 'Suggested Change',
	lines: 3,
	quickActions: true,
	description: 'New text for these lines',
});
const spot = [
	required(number('x', { displayName: 'X', min: 0, description: 'Pixels from the left' })),
	required(number('y', { displayName: 'Y', min: 0, description: 'Pixels from the top' })),
	required(number('width', { displayName: 'Image Width', min: 1, description: 'In pixels' })),
	required(number('height', { displayName: 'Image Height', min: 1, description: 'In pixels' })),
] as const;
const position = json('position', {
	displayName: 'Position',
	description: 'As Get Changes gives it for each hunk',
});

/** What chooses a place in the changes, or none. */
export const positionField: Field<'position', WantedPosition> = compose(
	'position',
	[
		positionAs,
		shownFor('positionAs', ['file', 'image', 'line'], filePath),
		...[line, side, startLine].map((field) => shownFor('positionAs', ['line'], field)),
		shownFor('positionAs', ['line'], { properties: [suggestion.property], labels: {} }),
		...spot.map((field) => shownFor('positionAs', ['image'], field)),
		shownFor('positionAs', ['position'], position),
	],
	readPosition,
);

async function readPosition(item: Item): Promise<WantedPosition> {
	const given = item.value('positionAs');
	const as = isEmpty(given) ? 'none' : oneOf(given, KINDS, 'Position', item);
	if (as === 'none') return { as };
	if (as === 'position') return { as, position: await readJson(item) };
	const path = await filePath.read(item);
	if (as === 'file') return { as, filePath: path };
	if (as === 'image') return { as, filePath: path, spot: await readSpot(item) };
	const last = await line.read(item);
	return {
		as,
		filePath: path,
		line: last,
		side: oneOf(item.value('side') ?? 'new', ['new', 'old'], 'Line Of', item),
		startLine: await readStart(item, last),
		suggestion: await readSuggestion(item),
	};
}

async function readStart(item: Item, last: number): Promise<number | undefined> {
	if (isEmpty(item.value('startLine'))) return undefined;
	const first = await startLine.read(item);
	return first > last ? item.fail("'Start Line' must not come after 'Line'") : first || undefined;
}

async function readSuggestion(item: Item): Promise<string | undefined> {
	const given = item.value('suggestion');
	return isEmpty(given) ? undefined : await suggestion.convert(given, item);
}

async function readSpot(item: Item): Promise<IDataObject> {
	const read = spot.map(async (field) => [field.key, await field.read(item)] as const);
	return Object.fromEntries(await Promise.all(read));
}

async function readJson(item: Item): Promise<IDataObject> {
	const given = await position.read(item);
	// A whole item of Get Changes does as well.
	const found = (given?.position ?? given ?? {}) as IDataObject;
	return (
		cleaned(found) ??
		item.fail(
			"'Position' is not a position in the changes",
			`It lacks: ${missingIn(found).join(', ')}. Use the property "position" of an item that Get Changes gives.`,
		)
	);
}
