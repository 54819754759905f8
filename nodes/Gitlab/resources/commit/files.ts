import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { type Param, choice, fileIn, named, oneOf, rows, text } from '../../fields';
import type { Item } from '../../item';
import type { Field } from '../../operation';
import { contentFrom, contentText, lastCommit, SOURCES } from '../file/content';
import { filePathParam } from '../file/field';

const ACTIONS = {
	createOrUpdate: 'Create or Update',
	...named('create', 'update', 'move', 'delete'),
	chmod: 'Change Mode',
} as const;

type Action = keyof typeof ACTIONS;

/** Actions that give a file new content. */
const WRITING: Action[] = ['createOrUpdate', 'create', 'update'];

const MODES = { executable: 'Executable', plain: 'Not Executable' } as const;

/** What a commit is to do with one file. */
export interface Change {
	action: Action;
	file_path: string;
	/** All that is to stand in it, where it gets new content. */
	bytes?: Buffer;
	previous_path?: string;
	execute_filemode?: boolean;
	last_commit_id?: string;
}

/** A member of a row that is shown only for some actions. */
function shownOnly<P extends Param>(
	param: P,
	actions: readonly Action[],
	more: Record<string, string[]> = {},
): P {
	const displayOptions = { show: { action: [...actions], ...more } };
	return { ...param, property: { ...param.property, displayOptions } };
}

const source: Param<'contentFrom', string> = {
	name: 'contentFrom',
	property: contentFrom,
	convert: (given, item) => oneOf(given, SOURCES, 'Content From', item),
};

const inputDataField = text('inputDataField', { displayName: 'Input Data Field Name', default: 'data' });

const fileRows = rows('files', {
	displayName: 'Files',
	each: 'File',
	required: [choice('action', ACTIONS), filePathParam('file_path')],
	optional: [
		shownOnly(filePathParam('previous_path', 'Previous Path'), ['move']),
		shownOnly(source, WRITING),
		shownOnly(contentText, WRITING, { contentFrom: ['text'] }),
		shownOnly(inputDataField, WRITING, { contentFrom: ['file'] }),
		shownOnly(choice('mode', { keep: 'As It Is', ...MODES }), WRITING),
		shownOnly(choice('mode', MODES), ['chmod']),
		shownOnly(lastCommit, ['update', 'move', 'delete']),
	],
});

const property: INodeProperties = { ...fileRows.property, required: true };

/** What a commit is to do, a row for each file. */
export const files: Field<'files', Change[]> = {
	key: 'files',
	properties: [property],
	labels: { file_path: 'File Path', previous_path: 'Previous Path', actions: 'Files' },
	read: async (item) => {
		const given = await fileRows.convert(item.value('files'), item);
		if (!given.length) item.fail("'Files' is empty", 'Add at least one file.');
		return await Promise.all(given.map(async (row) => await changeIn(row, item)));
	},
};

/** n8n gives each row the presets of the members that its action does not show. */
async function changeIn(row: IDataObject, item: Item): Promise<Change> {
	const action = oneOf(row.action, Object.keys(ACTIONS) as Action[], 'Action', item);
	const change: Change = { action, file_path: String(row.file_path) };
	if (WRITING.includes(action)) change.bytes = await bytesIn(row, item);
	if (action === 'move') {
		if (row.previous_path === undefined)
			item.fail("'Previous Path' is empty", 'A file that is moved needs both paths.');
		change.previous_path = String(row.previous_path);
	}
	const mode = oneOf(row.mode ?? 'keep', ['keep', 'executable', 'plain'], 'Mode', item);
	if (action === 'chmod' || (mode !== 'keep' && WRITING.includes(action)))
		change.execute_filemode = mode === 'executable';
	const isGuarded = row.last_commit_id !== undefined && ['update', 'move', 'delete'].includes(action);
	if (isGuarded) change.last_commit_id = String(row.last_commit_id);
	return change;
}

async function bytesIn({ contentFrom, content, inputDataField }: IDataObject, item: Item): Promise<Buffer> {
	if (contentFrom !== 'file') return Buffer.from(content === undefined ? '' : String(content));
	return await (await fileIn(item, String(inputDataField ?? 'data'))).bytes();
}
