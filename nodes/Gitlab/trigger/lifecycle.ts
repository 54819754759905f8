import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isFailure } from '../client/errors';
import { asNodeError, toNodeError } from '../failure';
import { isInOrderEverywhere, registerEverywhere, unregisterEverywhere } from './everywhere';
import { forgetDeliveries } from './deliveries';
import { expected } from './expected';
import { forgetMe, isMeKnown, rememberMe } from './filters/me';
import { lineOf } from './log';
import { beginAnew, catchUp, stopCatchingUp } from './missed';
import { doubtAbout } from './reach';
import { hookError, PlaceFailure } from './refusal';
import type { Registration } from './registration';
import { forget, nodeKeyOf, registrationsOf, remember, webhookKeyOf } from './registration';
import { askForSample } from './sample';
import type { Site } from './site';
import { siteOf } from './site';

/** Whether nothing is to be done: n8n asks whenever it publishes. */
export async function checkHook(context: IHookFunctions): Promise<boolean> {
	const isReady = await atSite(
		context,
		async (site) => (await isInOrderEverywhere(site)) && (await isMeKnown(context, site.gitlab)),
	);
	if (isReady) catchUp(context, registrationsOf(context));
	return isReady;
}

/** Switches the hooks on. */
export async function createHook(context: IHookFunctions): Promise<boolean> {
	await atSite(context, async (site) => {
		if (!site.events.length) throw new NodeOperationError(context.getNode(), "'Trigger On' is empty");
		const doubt = doubtAbout(site.url, site.gitlab.server.url);
		if (doubt) site.warn(doubt);
		const before = registrationsOf(context);
		const registrations = await registerEverywhere(site);
		if (!registrations) return;
		// What else is there then came with a copy of the workflow, or is of hooks that are gone.
		if (!before.length) forget(context);
		settle(context, site, registrations);
		await rememberMe(context, site.gitlab);
		const known = before.map(({ hookId }) => hookId);
		const older = registrations.filter(({ hookId }) => known.includes(hookId));
		if (older.length) catchUp(context, older);
		else beginAnew(context);
		askForSample(context, site, registrations[0]);
	});
	return true;
}

/**
 * Switches the hooks off. A failure is told in the log, not thrown: n8n would leave the workflow's other
 * triggers switched on. What is needed to remove them another time stays, but nothing gets in any more.
 */
export async function deleteHook(context: IHookFunctions): Promise<boolean> {
	forgetInProcess(context);
	try {
		await atSite(context, unregisterEverywhere);
		forget(context);
	} catch (error) {
		const registrations = registrationsOf(context);
		if (registrations.length) {
			remember(
				context,
				registrations.map((registration) => ({ ...registration, secrets: undefined })),
			);
		}
		context.logger.error(
			lineOf(
				context,
				`the webhook could not be deleted. Delete it in GitLab under Settings > Webhooks, or switch the workflow on and off again. ${(error as Error).message}`,
			),
		);
	}
	return true;
}

/** After a workflow is switched off, this process knows nothing of it any more. */
function forgetInProcess(context: IHookFunctions): void {
	stopCatchingUp(context);
	expected.drop(nodeKeyOf(context), context.getNodeWebhookUrl('default') ?? '');
	forgetDeliveries(webhookKeyOf(context));
	forgetMe(context);
}

/** What is known of the hooks from now on, in this process at once, and in n8n's database when it saves. */
function settle(context: IHookFunctions, site: Site, registrations: Registration[]): void {
	expected.drop(nodeKeyOf(context), site.url);
	for (const registration of registrations) site.expect(registration);
	remember(context, registrations);
}

/** @throws NodeApiError, NodeOperationError that say what to change */
async function atSite<T>(context: IHookFunctions, act: (site: Site) => Promise<T>): Promise<T> {
	try {
		return await act(await siteOf(context));
	} catch (error) {
		if (error instanceof PlaceFailure) {
			throw hookError(context, error, context.getNodeWebhookUrl('default') ?? '');
		}
		throw isFailure(error) ? toNodeError(context, error) : asNodeError(context, error);
	}
}
