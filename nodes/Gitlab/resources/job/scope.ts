import { choices } from '../../fields/choices';

/** The statuses of jobs that a list is to hold. */
export const scope = choices(
	'scope',
	{
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
		waiting_for_resource: 'Waiting for Resource',
	},
	{ displayName: 'Status' },
);
