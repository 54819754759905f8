import { choice, moment } from '../../fields';

/** How far pipelines and jobs can be. */
export const STATUSES = {
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

/** What narrows any list of pipelines. */
export const commonFilters = [
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
] as const;
