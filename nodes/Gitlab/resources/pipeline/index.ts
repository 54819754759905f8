import { path } from '../../client';
import {
	additionalFields,
	choice,
	filters,
	flag,
	limit,
	named,
	options,
	required,
	sorting,
	text,
} from '../../fields';
import { project } from '../../fields/places';
import { type Operation, type Resource, read, write } from '../../operation';
import { branchParam } from '../branch/field';
import { deletion, getOne, postBelow } from '../shared/plain';
import { contents } from './contents';
import { at } from './field';
import { commonFilters } from './filters';
import { lint } from './lint';
import { inputs, ref, variables } from './new';
import { simplePipeline } from './simple';
import { trigger, triggerTokens } from './triggers';
import { runAndWait, wait } from './wait';

/** @see https://docs.gitlab.com/api/pipelines/#get-a-single-pipeline */
const get = getOne({ at, simplify: simplePipeline });

/** @see https://docs.gitlab.com/api/pipelines/#get-the-latest-pipeline */
const getLatest = read({
	name: 'Get Latest',
	action: 'Get the latest pipeline',
	description: 'Retrieve the pipeline of the newest commit',
	fields: [
		project,
		options(
			branchParam('ref', { displayName: 'Branch or Tag', description: 'The default branch unless chosen' }),
		),
	],
	simplify: simplePipeline,
	run: async ({ gitlab, project, options }) =>
		await gitlab.get(path`/projects/${project}/pipelines/latest`, options),
});

/** What starts pipelines, as GitLab's own pages name it. */
const SOURCES = {
	api: 'API',
	...named('chat', 'container_registry_push', 'duo_workflow', 'external'),
	external_pull_request_event: 'External Pull Request',
	merge_request_event: 'Merge Request',
	ondemand_dast_scan: 'On-Demand DAST Scan',
	ondemand_dast_validation: 'On-Demand DAST Validation',
	parent_pipeline: 'Parent Pipeline',
	pipeline: 'Pipeline of Another Project',
	pipeline_execution_policy_schedule: 'Scheduled Execution Policy',
	push: 'Push',
	schedule: 'Schedule',
	security_orchestration_policy: 'Security Policy',
	trigger: 'Trigger Token',
	unknown: 'Unknown',
	web: 'Web',
	webide: 'Web IDE',
};

/** @see https://docs.gitlab.com/api/pipelines/#list-project-pipelines */
const getMany = read({
	name: 'Get Many',
	description: 'List the pipelines of a project',
	fields: [
		project,
		limit,
		filters(
			...commonFilters,
			branchParam('ref', { displayName: 'Branch or Tag' }),
			text('sha', { placeholder: 'e.g. 8888888888888888888888888888888888888888' }),
			choice('source', SOURCES),
			text('name'),
			text('username', { placeholder: 'e.g. maria.santos', description: 'Who started it' }),
			flag('yaml_errors', 'Whether to return only these (off: only the others)', {
				displayName: 'Invalid Configuration',
				default: true,
			}),
		),
		sorting({ id: 'ID', ref: 'Branch or Tag', status: 'Status', updated_at: 'Updated At', user_id: 'User' }),
	],
	simplify: simplePipeline,
	run: async ({ gitlab, project, limit, filters, options }) =>
		await gitlab.list(path`/projects/${project}/pipelines`, { ...filters, ...options }, limit),
});

/** @see https://docs.gitlab.com/api/pipelines/#create-a-new-pipeline */
const run = write({
	name: 'Run',
	description: 'Start a new pipeline and go on at once',
	role: 'Developer',
	fields: [project, ref, inputs, additionalFields(variables)],
	simplify: simplePipeline,
	run: async ({ gitlab, project, ref, inputs, additionalFields }) =>
		await gitlab.post(path`/projects/${project}/pipeline`, { ref, inputs, ...additionalFields }),
});

/**
 * What is done to a pipeline that is there.
 *
 * @see https://docs.gitlab.com/api/pipelines/
 */
const changes: Operation[] = [
	postBelow(at, path`/retry`, {
		name: 'Retry',
		description: 'Run the failed and canceled jobs again',
		role: 'Developer',
		simplify: simplePipeline,
	}),
	postBelow(at, path`/cancel`, {
		name: 'Cancel',
		description: 'Stop all jobs of a pipeline',
		role: 'Developer',
		simplify: simplePipeline,
	}),
	write({
		name: 'Rename',
		description: 'Give a pipeline another name',
		role: 'Developer',
		fields: [at, required(text('name'))],
		simplify: (row) => ({ ...simplePipeline(row), name: row.name }),
		run: async ({ gitlab, at, name }) => await gitlab.put(path`${at}/metadata`, { name }),
	}),
];

export const pipeline: Resource = {
	name: 'Pipeline',
	description: 'CI/CD runs',
	operations: [
		run,
		runAndWait,
		wait,
		trigger,
		get,
		getLatest,
		getMany,
		...contents,
		...changes,
		deletion({ noun: 'a pipeline', at, simplify: simplePipeline }, 'Owner'),
		lint,
		...triggerTokens,
	],
};
