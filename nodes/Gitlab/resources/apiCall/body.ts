import type { IDataObject } from 'n8n-workflow';
import { type FormPart, Upload } from '../../client';
import { choice, compose, fileIn, inputFile, json, oneOf, rows, shownFor, text } from '../../fields';
import type { Item } from '../../item';
import type { Field } from '../../operation';

const KINDS = ['file', 'form', 'json'] as const;

const kind = choice(
	'bodyContentType',
	{ file: 'File', form: 'Form-Data', json: 'JSON' },
	{ default: 'json' },
).property;

const parameters = json('body', {
	displayName: 'Body',
	quickActions: true,
	description: 'By GitLab\'s names, such as {"title": "New"}',
});

const files = rows('formFiles', {
	displayName: 'Files',
	each: 'File',
	required: [
		text('name', { placeholder: 'e.g. file', description: "GitLab's parameter that takes the file" }),
		text('inputDataField', { displayName: 'Input Data Field Name', default: 'data' }),
	],
});

/** What is sent: parameters as JSON, or with files in a form, or a file as it is. */
export const body: Field<'body', IDataObject | Upload | undefined> = compose(
	'body',
	[
		kind,
		shownFor('bodyContentType', ['json', 'form'], parameters),
		shownFor('bodyContentType', ['form'], { properties: [files.property], labels: {} }),
		shownFor('bodyContentType', ['file'], inputFile),
	],
	async (item) => {
		const chosen = item.value('bodyContentType');
		// Workflows from before there was a choice have none.
		const type = oneOf(chosen ?? 'json', KINDS, 'Body Content Type', item);
		if (type === 'file') return Upload.ofFile(await inputFile.read(item));
		const given = await parameters.read(item);
		return type === 'json' ? given : Upload.ofForm([...fieldsOf(given ?? {}), ...(await filesOf(item))]);
	},
);

/**
 * Parameters as a form has them: lists and objects with brackets.
 *
 * @see https://docs.gitlab.com/api/rest/#array-and-hash-types
 */
function fieldsOf(given: IDataObject): FormPart[] {
	return Object.entries(given).flatMap(([name, value]) => partsOf(name, value));
}

function partsOf(name: string, value: unknown): FormPart[] {
	if (value === null || value === undefined) return [[name, '']];
	if (Array.isArray(value)) return value.flatMap((each) => partsOf(`${name}[]`, each));
	if (typeof value !== 'object') return [[name, String(value as string | number | boolean)]];
	return Object.entries(value).flatMap(([inner, each]) => partsOf(`${name}[${inner}]`, each));
}

async function filesOf(item: Item): Promise<FormPart[]> {
	const given = (await files.convert(item.value('formFiles'), item)) as Array<Record<string, string>>;
	const opened = given.map(async ({ name, inputDataField }) => {
		const part: FormPart = [name, await fileIn(item, inputDataField)];
		return part;
	});
	return await Promise.all(opened);
}
