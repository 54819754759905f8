import { choice, moment } from '../../fields/param';

/** What narrows any list of pipelines. */
export const commonFilters = [
	choice('scope', {
		branches: 'Branches',
		finished: 'Finished',
		pending: 'Pending',
		running: 'Running',
		tags: 'Tags',
	}),
	choice('status', {
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
	}),
	moment('created_after'),
	moment('created_before'),
	moment('updated_after'),
	moment('updated_before'),
] as const;
