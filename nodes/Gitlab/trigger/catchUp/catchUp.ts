import { type IDataObject, type IHookFunctions, type IWebhookFunctions, sleep } from 'n8n-workflow';
import { type Authentication, type Gitlab, connect, DEFAULT_POLICY, isFailure, path } from '../../client';
import { LruCache } from '../delivery/lruCache';
import { standingOf } from '../delivery/seenDeliveries';
import { lineOf } from '../log';
import { oneHook } from '../registration/ownHooks';
import { type Registration, webhookKeyOf } from '../registration/storedRegistration';
import { type FailedDelivery, failedDeliveries } from './failedDeliveries';
import { Progress } from './progress';

type Context = IHookFunctions | IWebhookFunctions;

/** How long a process trusts that nothing is missing: it looks when a delivery comes after that. */
const EVERY_MS = 10 * 60_000;

/** GitLab sends no more than this many again in a minute. */
const AT_ONCE = 5;
const MINUTE_MS = 60_000;
const SLICE_MS = 250;

/** A delivery that has failed so often would fail for ever. */
const MOST_TRIES = 3;

/** Of how many nodes, and for each of how many deliveries, a process remembers what it did. */
const MOST_WATCHED = 1_000;

/** What a process knows of a node's missed deliveries. */
interface Watch {
	checkedAt: number;
	isRunning: boolean;
	isStopped: boolean;
	/** How often a delivery was asked for, by its ID. */
	readonly tries: LruCache<number>;
	readonly progress: Progress;
}

const watches = new LruCache<Watch>(MOST_WATCHED);

/**
 * Asks GitLab, in the background, to send again what it could not deliver: when a workflow is switched on
 * with a hook that was there before, and when deliveries come to a process that has not looked for a while.
 *
 * @see https://docs.gitlab.com/api/project_webhooks/#resend-a-project-webhook-event
 */
export function catchUp(context: Context, registrations: readonly Registration[]): void {
	if (isTest(context)) return;
	const key = webhookKeyOf(context);
	const watch = watches.get(key) ?? fresh(0);
	watch.progress.save(context);
	if (watch.isRunning || Date.now() - watch.checkedAt < EVERY_MS) return;
	watches.set(key, Object.assign(watch, { checkedAt: Date.now() }));
	const { catchUp: isWanted = true } = context.getNodeParameter('options', {}) as IDataObject;
	if (!isWanted) return;
	watch.isRunning = true;
	void resendMissed(context, registrations, watch)
		.catch((error: Error) => {
			const isGone = watch.isStopped || isFailure(error, 'notFound');
			if (!isGone) tell(context, `missed deliveries could not be asked for again: ${error.message}`);
		})
		.finally(() => Object.assign(watch, { isRunning: false, checkedAt: Date.now() }));
}

/** Nothing is missing of a hook that was just made. */
export function beginAnew(context: Context): void {
	stopCatchingUp(context);
	watches.set(webhookKeyOf(context), fresh(Date.now()));
}

/** Ends what goes on in the background: after a workflow is switched off, nothing is asked for any more. */
export function stopCatchingUp(context: Context): void {
	const key = webhookKeyOf(context);
	const watch = watches.get(key);
	if (watch) watch.isStopped = true;
	watches.delete(key);
}

async function resendMissed(
	context: Context,
	registrations: readonly Registration[],
	watch: Watch,
): Promise<void> {
	const authentication = context.getNodeParameter('authentication', null) as Authentication;
	const gitlab = await connect(context, authentication, { ...DEFAULT_POLICY, requestsAtOnce: 1 });
	const missed: FailedDelivery[] = [];
	watch.progress.load(context);
	for (const registration of registrations.filter(({ holder }) => holder !== 'instance')) {
		missed.push(...(await failedDeliveries(gitlab, registration, watch.progress.of(registration))));
	}
	const wanted = missed
		.filter(({ deliveryId }) => !isKnown(context, deliveryId))
		.filter(({ deliveryId }) => (watch.tries.get(deliveryId) ?? 0) < MOST_TRIES)
		.sort((a, b) => a.logId - b.logId);
	if (!wanted.length) return;
	const count = await resendAll(gitlab, wanted, watch);
	tell(context, `GitLab was asked to send ${count} of ${wanted.length} missed deliveries again`);
}

/** @returns how many were sent again; the first that fails ends it, because n8n is away again then */
async function resendAll(gitlab: Gitlab, wanted: FailedDelivery[], watch: Watch): Promise<number> {
	let count = 0;
	for (const { registration, logId, deliveryId } of wanted) {
		if (count && count % AT_ONCE === 0) await pause(watch);
		if (watch.isStopped) break;
		watch.tries.set(deliveryId, (watch.tries.get(deliveryId) ?? 0) + 1);
		const hook = oneHook(registration, registration.hookId);
		const { response_status: status } = await gitlab.post(path`${hook}/events/${logId}/resend`);
		watch.progress.advance(registration, logId);
		count += 1;
		if (Number(status) >= 400) break;
	}
	return count;
}

/** n8n offers no sleep that can be ended, so it is cut into slices. */
async function pause(watch: Watch): Promise<void> {
	for (let left = MINUTE_MS; left > 0 && !watch.isStopped; left -= SLICE_MS) await sleep(SLICE_MS);
}

function isKnown(context: Context, deliveryId: string): boolean {
	return standingOf(webhookKeyOf(context), deliveryId, context.getWorkflowStaticData('node')) !== 'none';
}

function fresh(checkedAt: number): Watch {
	return {
		checkedAt,
		isRunning: false,
		isStopped: false,
		tries: new LruCache(MOST_WATCHED),
		progress: new Progress(),
	};
}

function isTest(context: Context): boolean {
	const { getActivationMode } = context as Partial<IHookFunctions>;
	return context.getMode() === 'manual' || getActivationMode?.call(context) === 'manual';
}

function tell(context: Context, message: string): void {
	context.logger.info(lineOf(context, message));
}
