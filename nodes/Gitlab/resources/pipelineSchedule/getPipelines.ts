import { path } from '../../client';
import { choice, filters, limit, options } from '../../fields';
import { read } from '../../operation';
import { commonFilters } from '../pipeline/filters';
import { simplePipeline } from '../pipeline/simple';
import { at } from './field';

/** @see https://docs.gitlab.com/api/pipeline_schedules/#get-all-pipelines-triggered-by-a-pipeline-schedule */
export const getPipelines = read({
	name: 'Get Pipelines',
	action: 'Get pipelines of a pipeline schedule',
	description: 'List the pipelines that a schedule has started',
	role: 'Developer',
	fields: [
		at,
		limit,
		filters(...commonFilters),
		options(
			choice(
				'sort',
				{ asc: 'Ascending', desc: 'Descending' },
				{ displayName: 'Sort Direction', description: 'By ID' },
			),
		),
	],
	simplify: simplePipeline,
	run: async ({ gitlab, at, limit, filters, options }) =>
		await gitlab.list(path`${at}/pipelines`, { ...filters, ...options }, limit),
});
