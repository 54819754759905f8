import { path } from '../../client';
import { choice, filters, flag, limit, named, sorting, text } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { branchParam } from '../branch/field';
import { commonFilters } from './filters';
import { simplePipeline } from './simple';

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
export const getMany = read({
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
