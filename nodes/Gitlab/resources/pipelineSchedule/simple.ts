import { pick } from '../../simplify';

/** What most workflows use of a pipeline schedule. */
export const simpleSchedule = pick(
	['id', 'description', 'ref', 'cron', 'cron_timezone', 'active', 'next_run_at'],
	{ owner: 'owner.username', last_pipeline_status: 'last_pipeline.status' },
	['updated_at'],
);
