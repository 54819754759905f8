import { deploymentEvents } from '../shared/awaitedEvents';
import { waitForEvent } from '../shared/waitForEvent';
import { at, simpleDeploymentInDetail } from './field';

/** @see https://docs.gitlab.com/api/deployments/#retrieve-a-deployment */
export const deploymentEvent = waitForEvent({
	noun: 'a deployment',
	at,
	role: 'Reporter',
	simplify: simpleDeploymentInDetail,
	name: 'deploymentEvent',
	events: deploymentEvents,
});
