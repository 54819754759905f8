import type { INodeProperties } from 'n8n-workflow';
import { path } from '../../client';
import { compose, number, oneOf, outputDataField, required, shownFor } from '../../fields';
import { type Field, read } from '../../operation';
import { download } from '../shared/download';
import { at } from './field';
import { lastLines, readable } from './log';

type LogAs = { as: 'text' } | { as: 'lastLines'; lines: number } | { as: 'file'; field: string };

const form: INodeProperties = {
	displayName: 'Log As',
	name: 'logAs',
	type: 'options',
	options: [
		{ name: 'File', value: 'file' },
		{ name: 'Last Lines', value: 'lastLines' },
		{ name: 'Text', value: 'text', description: 'Without colors' },
	],
	default: 'text',
};

const lines = required(number('lines', { min: 1, default: 50 }));

/** The form in which the log comes out. */
const logAs: Field<'logAs', LogAs> = compose(
	'logAs',
	[form, shownFor('logAs', ['lastLines'], lines), shownFor('logAs', ['file'], outputDataField)],
	async (item) => {
		const as = oneOf(item.value('logAs'), ['file', 'lastLines', 'text'], 'Log As', item);
		if (as === 'file') return { as, field: await outputDataField.read(item) };
		return as === 'text' ? { as } : { as, lines: await lines.read(item) };
	},
);

/** @see https://docs.gitlab.com/api/jobs/#get-a-log-file */
export const getLog = read({
	name: 'Get Log',
	action: 'Get the log of a job',
	description: 'Read what a job has written so far',
	fields: [at, logAs],
	run: async ({ gitlab, context, at, logAs }) => {
		if (logAs.as === 'lastLines') return { log: await lastLines(gitlab, at, logAs.lines) };
		const trace = path`${at}/trace`;
		if (logAs.as === 'text') return { log: readable(await gitlab.text(trace)) };
		return await download({ gitlab, context }, trace, {
			field: logAs.field,
			name: 'job.log',
			mimeType: 'text/plain',
		});
	},
});
