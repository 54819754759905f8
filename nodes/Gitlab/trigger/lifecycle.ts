import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isFailure } from '../client/errors';
import { hookError } from './refusal';
import { isInOrder, register, unregister } from './register';
import { forget, registrationOf, remember } from './registration';
import type { Site } from './site';
import { siteOf } from './site';

/** Whether nothing is to be done: n8n asks at each start, in every main process. */
export async function checkHook(context: IHookFunctions): Promise<boolean> {
	return await atSite(context, isInOrder);
}

/** Switches the hook on. */
export async function createHook(context: IHookFunctions): Promise<boolean> {
	const registration = await atSite(context, async (site) => {
		if (!site.events.length) throw new NodeOperationError(context.getNode(), "'Trigger On' is empty");
		return await register(site);
	});
	if (registration) remember(context, registration);
	return true;
}

/**
 * Switches the hook off. A failure is told in the log, not thrown: n8n would leave the workflow's other
 * triggers switched on. What is needed to remove the hook another time stays, but nothing gets in any more.
 */
export async function deleteHook(context: IHookFunctions): Promise<boolean> {
	try {
		await atSite(context, unregister);
		forget(context);
	} catch (error) {
		const registration = registrationOf(context);
		if (registration) remember(context, { ...registration, secrets: undefined });
		context.logger.error(
			`${context.getNode().name}, workflow ${String(context.getWorkflow().id)}: the webhook could not be deleted. Delete it in GitLab under Settings > Webhooks, or switch the workflow on and off again. ${(error as Error).message}`,
		);
	}
	return true;
}

/** @throws NodeApiError, NodeOperationError that say what to change */
async function atSite<T>(context: IHookFunctions, act: (site: Site) => Promise<T>): Promise<T> {
	try {
		return await act(await siteOf(context));
	} catch (error) {
		const url = context.getNodeWebhookUrl('default') ?? '';
		throw isFailure(error) ? hookError(context.getNode(), error, url) : error;
	}
}
