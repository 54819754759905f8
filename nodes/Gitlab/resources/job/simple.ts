import { pick } from '../../simplify';

/** What most workflows use of a job. */
export const simpleJob = pick(
	['id', 'name', 'stage', 'status', 'ref', 'allow_failure', 'failure_reason', 'duration'],
	{ pipeline_id: 'pipeline.id' },
	['web_url'],
);
