import type { INodeProperties } from 'n8n-workflow';
import { path } from '../../client';
import {
	additionalFields,
	compose,
	filters,
	flag,
	json,
	limit,
	number,
	oneOf,
	options,
	outputDataField,
	required,
	rows,
	shownFor,
	text,
} from '../../fields';
import { project } from '../../fields/places';
import { type Field, type Operation, type Resource, read, write } from '../../operation';
import { branchParam } from '../branch/field';
import { download } from '../shared/download';
import { getOne, postBelow } from '../shared/plain';
import { artifacts } from './artifacts';
import { at } from './field';
import { lastLines, readable } from './log';
import { scope } from './scope';
import { simpleJob } from './simple';
import { wait } from './wait';

/** @see https://docs.gitlab.com/api/jobs/#get-a-single-job */
const get = getOne({ at, simplify: simpleJob });

/** @see https://docs.gitlab.com/api/jobs/#list-project-jobs */
const getMany = read({
	name: 'Get Many',
	description: 'List the jobs of a project',
	fields: [project, limit, filters(scope, branchParam('ref', { displayName: 'Branch or Tag' }))],
	simplify: simpleJob,
	run: async ({ gitlab, project, limit, filters }) =>
		await gitlab.list(path`/projects/${project}/jobs`, filters, limit),
});

const inputs = json('inputs', {
	displayName: 'Inputs',
	description: 'Such as {"environment": "staging", "replicas": 2}',
});

const variables = rows('job_variables_attributes', {
	displayName: 'Variables',
	each: 'Variable',
	required: [text('key'), text('value', { typeOptions: { password: true } })],
});

/**
 * What is done to a job that is there.
 *
 * @see https://docs.gitlab.com/api/jobs/
 */
const changes: Operation[] = [
	write({
		name: 'Play',
		description: 'Start a manual job',
		role: 'Developer',
		fields: [at, inputs, additionalFields(variables)],
		simplify: simpleJob,
		run: async ({ gitlab, at, inputs, additionalFields }) =>
			await gitlab.post(path`${at}/play`, { job_inputs: inputs, ...additionalFields }),
	}),
	write({
		name: 'Retry',
		description: 'Run a job that has ended again; gives the new job',
		role: 'Developer',
		fields: [at, inputs],
		simplify: simpleJob,
		run: async ({ gitlab, at, inputs }) => await gitlab.post(path`${at}/retry`, { inputs }),
	}),
	postBelow(at, path`/cancel`, {
		name: 'Cancel',
		description: 'Stop a job that has not ended',
		role: 'Developer',
		simplify: simpleJob,
		fields: [
			options(flag('force', 'Whether to end a canceling job at once (Maintainer)', { default: true })),
		],
	}),
	postBelow(at, path`/erase`, {
		name: 'Erase',
		action: 'Erase a job (cannot be undone)',
		description: 'Delete the log and artifacts of a job',
		role: 'Developer',
		simplify: (row) => ({ ...simpleJob(row), erased_at: row.erased_at }),
	}),
];

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
const getLog = read({
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

export const job: Resource = {
	name: 'Job',
	description: 'Steps of pipelines, with logs and artifacts',
	operations: [get, getMany, getLog, ...changes, ...artifacts, wait],
};
