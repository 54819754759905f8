import { pick } from '../../simplify';

/** What most workflows use of a job. */
export const simpleJob = pick({
	id: 'id',
	name: 'name',
	stage: 'stage',
	status: 'status',
	ref: 'ref',
	allow_failure: 'allow_failure',
	failure_reason: 'failure_reason',
	duration: 'duration',
	pipeline_id: 'pipeline.id',
	web_url: 'web_url',
});
