import { mergeRequestEvents } from '../shared/awaitedEvents';
import { waitForEvent } from '../shared/waitForEvent';
import { subject } from './field';

/**
 * @see https://docs.gitlab.com/api/merge_requests/#retrieve-a-merge-request
 * @see https://docs.gitlab.com/api/merge_request_approvals/
 */
export const mergeRequestEvent = waitForEvent({
	...subject,
	name: 'mergeRequestEvent',
	events: mergeRequestEvents,
});
