import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { type Authentication, connect, DEFAULT_POLICY } from '../client';
import type { Registration } from '../trigger/registration/storedRegistration';
import { isDue, sweepSometimes } from './sweep';
import { wake } from './wake';

/** What is done on the side must not hang on a rate limit. */
const POLICY = { ...DEFAULT_POLICY, maxWait: 0 };

/**
 * Sweeps in the background where a trigger works. Executions that wait are woken where they have its credential.
 *
 * @param project the ID of the one that a delivery tells of: hooks of groups tell of many
 */
export function sweepByTrigger(
	context: IHookFunctions | IWebhookFunctions,
	{ server, holder, holderId }: Registration,
	project: unknown = holder === 'project' ? holderId : undefined,
): void {
	const isOne = typeof project === 'number' || typeof project === 'string';
	// An instance has too many projects.
	if (!isOne || holder === 'instance' || !isDue({ server, project })) return;
	const address = context.getNodeWebhookUrl('default');
	if (!address) return;
	const authentication = context.getNodeParameter('authentication', null) as Authentication;
	const open = async () => await connect(context, authentication, POLICY);
	const wakeOne = async (other: string) => await wake(context, other);
	sweepSometimes({ context, open, wake: wakeOne }, { server, project }, address);
}
