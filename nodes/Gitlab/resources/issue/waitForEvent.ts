import { issueEvents } from '../shared/awaitedEvents';
import { waitForEvent } from '../shared/waitForEvent';
import { subject } from './field';

/**
 * @see https://docs.gitlab.com/api/issues/#retrieve-a-project-issue
 * @see https://docs.gitlab.com/api/resource_state_events/
 */
export const issueEvent = waitForEvent({ ...subject, name: 'issueEvent', events: issueEvents });
