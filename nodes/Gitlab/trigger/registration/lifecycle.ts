import { type IHookFunctions, NodeOperationError } from 'n8n-workflow';
import { isFailure } from '../../client';
import { asNodeError, toNodeError } from '../../failure';
import { sweepByTrigger } from '../../waiting/sweepByTrigger';
import { beginAnew, catchUp, stopCatchingUp } from '../catchUp/catchUp';
import { forgetDeliveries } from '../delivery/seenDeliveries';
import { forgetMe, isMeKnown, rememberMe } from '../filters/me';
import { lineOf } from '../log';
import { areAllInOrder, registerAll, unregisterAll } from './allPlaces';
import { hookError, PlaceFailure } from './hookError';
import { type HookPlan, hookPlanOf } from './hookPlan';
import { pendingRegistrations } from './pendingRegistrations';
import { doubtAbout } from './reachability';
import { askForSample } from './sample';
import {
	type Registration,
	forget,
	nodeKeyOf,
	registrationsOf,
	remember,
	webhookKeyOf,
} from './storedRegistration';

/** Whether nothing is to be done: n8n asks whenever it publishes. */
export async function checkHook(context: IHookFunctions): Promise<boolean> {
	const isReady = await withPlan(
		context,
		async (plan) => (await areAllInOrder(plan)) && (await isMeKnown(context, plan.gitlab)),
	);
	if (isReady) {
		catchUp(context, registrationsOf(context));
		sweepWaits(context);
	}
	return isReady;
}

/** Switches the hooks on. */
export async function createHook(context: IHookFunctions): Promise<boolean> {
	await withPlan(context, async (plan) => {
		if (!plan.events.length) throw new NodeOperationError(context.getNode(), "'Trigger On' is empty");
		const doubt = doubtAbout(plan.url, plan.gitlab.server.url);
		if (doubt) plan.warn(doubt);
		const before = registrationsOf(context);
		const registrations = await registerAll(plan);
		if (!registrations) return;
		// What else is there then came with a copy of the workflow, or is of hooks that are gone.
		if (!before.length) forget(context);
		settle(context, plan, registrations);
		await rememberMe(context, plan.gitlab);
		const known = before.map(({ hookId }) => hookId);
		const older = registrations.filter(({ hookId }) => known.includes(hookId));
		if (older.length) catchUp(context, older);
		else beginAnew(context);
		askForSample(context, plan, registrations[0]);
		sweepWaits(context);
	});
	return true;
}

/** What the editor listens for is no work there. */
function sweepWaits(context: IHookFunctions): void {
	if (context.getActivationMode() === 'manual') return;
	for (const registration of registrationsOf(context)) sweepByTrigger(context, registration);
}

/**
 * Switches the hooks off. A failure is told in the log, not thrown: n8n would leave the workflow's other
 * triggers switched on. What is needed to remove them another time stays, but nothing gets in any more.
 */
export async function deleteHook(context: IHookFunctions): Promise<boolean> {
	forgetInProcess(context);
	try {
		await withPlan(context, unregisterAll);
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
	pendingRegistrations.drop(nodeKeyOf(context), context.getNodeWebhookUrl('default') ?? '');
	forgetDeliveries(webhookKeyOf(context));
	forgetMe(context);
}

/** What is known of the hooks from now on, in this process at once, and in n8n's database when it saves. */
function settle(context: IHookFunctions, plan: HookPlan, registrations: Registration[]): void {
	pendingRegistrations.drop(nodeKeyOf(context), plan.url);
	for (const registration of registrations) plan.expect(registration);
	remember(context, registrations);
}

/** @throws NodeApiError, NodeOperationError that say what to change */
async function withPlan<T>(context: IHookFunctions, act: (plan: HookPlan) => Promise<T>): Promise<T> {
	try {
		return await act(await hookPlanOf(context));
	} catch (error) {
		if (error instanceof PlaceFailure) {
			throw hookError(context, error, context.getNodeWebhookUrl('default') ?? '');
		}
		throw isFailure(error) ? toNodeError(context, error) : asNodeError(context, error);
	}
}
