import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { Registration } from '../trigger/registration/storedRegistration';
import { openAside } from './aside';
import { isDue, sweepSometimes } from './sweep';

/**
 * Sweeps in the background where a trigger works. Executions that wait are woken where they have its credential.
 *
 * @param named the ID of the project that a delivery tells of: only hooks of groups tell of many
 */
export function sweepByTrigger(
	context: IHookFunctions | IWebhookFunctions,
	{ server, holder, holderId }: Registration,
	named?: unknown,
): void {
	// An instance has too many projects.
	if (holder === 'instance') return;
	const told = Number.isSafeInteger(named) ? Number(named) : undefined;
	const project = holder === 'project' ? holderId : told;
	if (project === undefined || !isDue({ server, project })) return;
	const address = context.getNodeWebhookUrl('default');
	if (!address) return;
	const open = async () => await openAside(context);
	sweepSometimes({ context, open }, { server, project }, address);
}
