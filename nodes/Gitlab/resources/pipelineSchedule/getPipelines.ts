import { path } from '../../client/path';
import { filters, options } from '../../fields/collection';
import { limit } from '../../fields/paging';
import { choice, moment } from '../../fields/param';
import { read } from '../../operation';
import { simplePipeline } from '../mergeRequest/simple';
import { at } from './field';

const STATUSES = {
	canceled: 'Canceled',
	canceling: 'Canceling',
	created: 'Created',
	failed: 'Failed',
	manual: 'Manual',
	pending: 'Pending',
	preparing: 'Preparing',
	running: 'Running',
	scheduled: 'Scheduled',
	skipped: 'Skipped',
	success: 'Success',
	waiting_for_callback: 'Waiting for Callback',
	waiting_for_resource: 'Waiting for Resource',
};

/** @see https://docs.gitlab.com/api/pipeline_schedules/#get-all-pipelines-triggered-by-a-pipeline-schedule */
export const getPipelines = read({
	name: 'Get Pipelines',
	action: 'Get pipelines of a pipeline schedule',
	description: 'List the pipelines that a schedule has started',
	role: 'Developer',
	fields: [
		at,
		limit,
		filters(
			choice('scope', {
				branches: 'Branches',
				finished: 'Finished',
				pending: 'Pending',
				running: 'Running',
				tags: 'Tags',
			}),
			choice('status', STATUSES),
			moment('created_after'),
			moment('created_before'),
			moment('updated_after'),
			moment('updated_before'),
		),
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
