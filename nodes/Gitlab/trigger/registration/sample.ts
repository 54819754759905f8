import { type IDataObject, type IHookFunctions, sleep } from 'n8n-workflow';
import { type HookPlan, warn } from './hookPlan';
import type { Registration } from './storedRegistration';
import { sampleFor, sendTest } from './testDelivery';

/** n8n takes test deliveries once it has remembered the hook, right after it was made. */
const BREATH_MS = 500;

/**
 * Asks GitLab for a test delivery, so that the editor, which listens for one, has sample data at once.
 * The editor must not wait for it: GitLab answers only when n8n has taken the delivery.
 */
export function askForSample(context: IHookFunctions, plan: HookPlan, registration: Registration): void {
	const { testEvent } = context.getNodeParameter('options', {}) as IDataObject;
	if (!testEvent || context.getActivationMode() !== 'manual') return;
	const event = sampleFor(plan.events, registration.holder);
	if (!event) return warn(context, 'GitLab has no sample of the chosen events; cause one of them in GitLab');
	void ask(plan, registration, event).catch((error: Error) =>
		warn(context, `GitLab sent no sample: ${error.message}; cause the event in GitLab`),
	);
}

async function ask({ gitlab }: HookPlan, registration: Registration, event: string): Promise<void> {
	await sleep(BREATH_MS);
	await sendTest(gitlab, registration, registration.hookId, event);
}
