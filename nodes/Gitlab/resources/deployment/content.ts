import { choice, required } from '../../fields';

/** How far a deployment is that something other than GitLab's pipelines does. */
export const status = required(
	choice('status', { running: 'Running', success: 'Success', failed: 'Failed', canceled: 'Canceled' }),
);
