import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import {
	additionalFields,
	choice,
	filters,
	flag,
	limit,
	options,
	required,
	rows,
	text,
	updateFields,
} from '../../fields';
import { project } from '../../fields/places';
import { type Operation, type Resource, read, write } from '../../operation';
import { pick } from '../../simplify';
import { branchParam } from '../branch/field';
import { commonFilters } from '../pipeline/filters';
import { simplePipeline } from '../pipeline/simple';
import { deletion, getOne, listBelow, postBelow, updateOne } from '../shared/plain';
import { ifThere, upsert } from '../shared/upsert';
import { at, key, simpleSchedule } from './field';

/** What a schedule must have. */
const description = text('description');
const ref = branchParam('ref', { displayName: 'Branch or Tag' });
const cron = text('cron', { placeholder: 'e.g. 0 4 * * *' });

/** What a schedule can have. */
const content = [
	flag('active', 'Whether it starts pipelines', { default: true }),
	text('cron_timezone', {
		displayName: 'Time Zone',
		placeholder: 'e.g. Europe/Berlin',
		description: 'UTC unless set',
	}),
] as const;

const INPUTS = { displayName: 'Inputs', each: 'Input' } as const;
const input = [text('name'), text('value')] as const;

/** Inputs of the pipeline's configuration. */
const inputs = rows('inputs', { ...INPUTS, required: input });

/** The same, where some can be taken away again. */
const changedInputs = rows('inputs', {
	...INPUTS,
	required: [input[0]],
	optional: [input[1], flag('destroy', 'Whether to remove it', { displayName: 'Remove' })],
});

/** @see https://docs.gitlab.com/api/pipeline_schedules/#create-a-new-pipeline-schedule */
const create = write({
	name: 'Create',
	description: 'Run a pipeline at certain times',
	role: 'Developer',
	fields: [
		project,
		required(description),
		required(ref),
		required(cron),
		additionalFields(...content, inputs),
	],
	simplify: simpleSchedule,
	run: async ({ gitlab, project, description, ref, cron, additionalFields }) =>
		await gitlab.post(path`/projects/${project}/pipeline_schedules`, {
			description,
			ref,
			cron,
			...additionalFields,
		}),
});

/** @see https://docs.gitlab.com/api/pipeline_schedules/#get-all-pipeline-schedules */
const getMany = read({
	name: 'Get Many',
	description: 'List the pipeline schedules of a project',
	role: 'Developer',
	fields: [
		project,
		limit,
		filters(choice('scope', { active: 'Active', inactive: 'Inactive' }, { displayName: 'State' })),
	],
	simplify: simpleSchedule,
	run: async ({ gitlab, project, limit, filters }) =>
		await gitlab.list(path`/projects/${project}/pipeline_schedules`, filters, limit),
});

/** @see https://docs.gitlab.com/api/pipeline_schedules/#get-all-pipelines-triggered-by-a-pipeline-schedule */
const getPipelines = listBelow(at, path`/pipelines`, {
	name: 'Get Pipelines',
	description: 'List the pipelines that a schedule has started',
	role: 'Developer',
	simplify: simplePipeline,
	fields: [
		filters(...commonFilters),
		options(
			choice(
				'sort',
				{ asc: 'Ascending', desc: 'Descending' },
				{ displayName: 'Sort Direction', description: 'By ID' },
			),
		),
	],
});

/** @see https://docs.gitlab.com/api/pipeline_schedules/#run-a-scheduled-pipeline-immediately */
const runNow = write({
	name: 'Run Now',
	action: 'Run a pipeline schedule now',
	description: 'Start the pipeline of a schedule without waiting for its time',
	role: 'Developer',
	fields: [at],
	run: async ({ gitlab, at }): Promise<IDataObject> => {
		await gitlab.post(path`${at}/play`);
		return { started: true };
	},
});

/** @see https://docs.gitlab.com/api/pipeline_schedules/#take-ownership-of-a-pipeline-schedule */
const takeOwnership = postBelow(at, path`/take_ownership`, {
	name: 'Take Ownership',
	action: 'Take ownership of a pipeline schedule',
	description: 'Have the pipelines run as you',
	role: 'Maintainer',
	simplify: simpleSchedule,
});

/** @see https://docs.gitlab.com/api/pipeline_schedules/#edit-a-pipeline-schedule */
const update = updateOne(at, updateFields(description, ref, cron, ...content, changedInputs), {
	role: 'Developer',
	simplify: simpleSchedule,
});

/**
 * Variables of a schedule's pipelines.
 *
 * @see https://docs.gitlab.com/api/pipeline_schedules/#pipeline-schedule-variables
 */
const variables: Operation[] = [
	write({
		name: 'Set Variable',
		action: 'Set a variable of a pipeline schedule',
		description: 'Add a variable, or change its value',
		role: 'Developer',
		secrets: ['value'],
		simplify: pick(['key', 'value', 'variable_type', 'created']),
		fields: [
			at,
			key,
			required(text('value', { typeOptions: { password: true } })),
			additionalFields(
				choice('variable_type', { env_var: 'Variable', file: 'File' }, { displayName: 'Type' }),
			),
		],
		run: async ({ gitlab, at, key, value, additionalFields }) => {
			const one = path`${at}/variables/${key}`;
			const { row, created } = await gitlab.inTurn(
				one.encoded,
				async () =>
					await upsert({
						find: async () => await ifThere(gitlab.get(one)),
						create: async () => await gitlab.post(path`${at}/variables`, { key, value, ...additionalFields }),
						update: async () => await gitlab.put(one, { value, ...additionalFields }),
					}),
			);
			return { ...row, created };
		},
	}),
	write({
		name: 'Delete Variable',
		action: 'Delete a variable of a pipeline schedule (cannot be undone)',
		description: 'Delete a variable permanently',
		role: 'Developer',
		fields: [at, key],
		run: async ({ gitlab, at, key }) => await gitlab.delete(path`${at}/variables/${key}`),
	}),
];

/** @see https://docs.gitlab.com/api/pipeline_schedules/#get-a-single-pipeline-schedule */
const get = getOne({ at, role: 'Developer', simplify: simpleSchedule });

export const pipelineSchedule: Resource = {
	name: 'Pipeline Schedule',
	description: 'Pipelines that run at certain times',
	operations: [
		create,
		get,
		getMany,
		getPipelines,
		update,
		deletion({ noun: 'a pipeline schedule', at, simplify: simpleSchedule }, 'Maintainer'),
		runNow,
		takeOwnership,
		...variables,
	],
};
