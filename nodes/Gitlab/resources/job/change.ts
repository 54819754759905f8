import { path } from '../../client';
import { additionalFields, flag, json, options, rows, text } from '../../fields';
import { type Operation, write } from '../../operation';
import { at } from './field';
import { simpleJob } from './simple';

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
export const changes: Operation[] = [
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
	write({
		name: 'Cancel',
		description: 'Stop a job that has not ended',
		role: 'Developer',
		fields: [
			at,
			options(
				flag('force', 'Whether to end a canceling job at once (Maintainer)', {
					default: true,
				}),
			),
		],
		simplify: simpleJob,
		run: async ({ gitlab, at, options }) => await gitlab.post(path`${at}/cancel`, options),
	}),
	write({
		name: 'Erase',
		action: 'Erase a job (cannot be undone)',
		description: 'Delete the log and artifacts of a job',
		role: 'Developer',
		fields: [at],
		simplify: (row) => ({ ...simpleJob(row), erased_at: row.erased_at }),
		run: async ({ gitlab, at }) => await gitlab.post(path`${at}/erase`),
	}),
];
