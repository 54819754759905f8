import { pick } from '../../simplify';

/** What most workflows use of a pipeline schedule. */
export const simpleSchedule = pick({
	id: 'id',
	description: 'description',
	ref: 'ref',
	cron: 'cron',
	cron_timezone: 'cron_timezone',
	active: 'active',
	next_run_at: 'next_run_at',
	owner: 'owner.username',
	last_pipeline_status: 'last_pipeline.status',
	updated_at: 'updated_at',
});
