import { path } from '../../client';
import { choice, filters, limit, options, text } from '../../fields';
import { read } from '../../operation';
import { STATUSES } from '../pipeline/filters';
import { at } from './field';
import { simpleRunnerJob } from './simple';

/** @see https://docs.gitlab.com/api/runners/#list-jobs-processed-by-a-runner */
export const getJobs = read({
	name: 'Get Jobs',
	action: 'Get jobs of a runner',
	description: 'List the jobs of a runner',
	role: 'Maintainer',
	fields: [
		at,
		limit,
		filters(choice('status', STATUSES), text('system_id', { displayName: 'System ID' })),
		options(
			choice('order_by', { id: 'ID' }, { displayName: 'Sort By' }),
			choice('sort', { asc: 'Ascending', desc: 'Descending' }, { displayName: 'Sort Direction' }),
		),
	],
	simplify: simpleRunnerJob,
	run: async ({ gitlab, at, limit, filters, options }) =>
		await gitlab.list(path`${at}/jobs`, { ...filters, ...options }, limit),
});
