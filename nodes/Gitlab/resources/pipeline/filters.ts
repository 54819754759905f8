import { choice, moment, named } from '../../fields';

/** How far pipelines and jobs can be. */
export const STATUSES = {
	...named('canceled', 'canceling', 'created', 'failed', 'manual', 'pending', 'preparing'),
	...named('running', 'scheduled', 'skipped', 'success'),
	waiting_for_callback: 'Waiting for Callback',
	waiting_for_resource: 'Waiting for Resource',
};

/** What narrows any list of pipelines. */
export const commonFilters = [
	choice('scope', named('branches', 'finished', 'pending', 'running', 'tags')),
	choice('status', STATUSES),
	moment('created_after'),
	moment('created_before'),
	moment('updated_after'),
	moment('updated_before'),
] as const;
