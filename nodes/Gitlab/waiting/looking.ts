import type { IExecuteFunctions, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { openAside } from './aside';
import type { Wait } from './wait';
import { wake } from './wake';
import type { Watcher } from './watcher';

/** When it is looked once more after n8n was told to put the execution to sleep: while it is at it, it takes no delivery. */
export const LOOK_AFTER_MS = [1_000, 4_000, 15_000, 40_000, 5 * 60_000];

/** From this pause on it is woken whatever is seen: GitLab pauses a hook whose deliveries n8n has turned away. */
const WAKE_FROM_MS = 40_000;

/** Longer than GitLab's first pause of a hook. */
const WAKE_LATER_MS = 5 * 60_000;

/** An n8n that is too busy to take what GitLab tells is too busy for a wake too; one that cannot reach itself stays so. */
const MOST_WAKES = 3;

/** Of more the rest is left to what GitLab tells next. */
const MOST_LATER = 1_000;

/** The executions that are to be woken later. */
const later = new Set<string>();

type Context = IExecuteFunctions | IHookFunctions | IWebhookFunctions;

interface Looking<W extends Wait> {
	watcher: Watcher<W>;
	wait: W;
	address: string;
}

/** Looks in the background for what GitLab may not tell, or told too early. What is not seen then GitLab tells later. */
export function lookOnceMore<W extends Wait>(context: Context, looking: Looking<W>): void {
	void lookForAWhile(context, looking).catch(() => undefined);
}

async function lookForAWhile<W extends Wait>(
	context: Context,
	{ watcher, wait, address }: Looking<W>,
): Promise<void> {
	const gitlab = await openAside(context);
	for (const ms of LOOK_AFTER_MS) {
		await pause(ms);
		const isToWake = ms >= WAKE_FROM_MS || (await watcher.look(gitlab, wait).catch(() => undefined));
		if (isToWake && ['awake', 'gone'].includes(await wake(context, address))) return;
	}
}

/**
 * Has an execution look for itself in a while. What an n8n with much to do answers too late GitLab counts as a failure;
 * it tells that no more, and keeps back what happens next. So whatever it does tell leads to a look when that is over.
 */
export function wakeLater(context: Context, address: string): void {
	if (later.has(address) || later.size >= MOST_LATER) return;
	later.add(address);
	void wakeInAWhile(context, address);
}

async function wakeInAWhile(context: Context, address: string): Promise<void> {
	for (let wakes = 0; wakes < MOST_WAKES; wakes += 1) {
		await pause(WAKE_LATER_MS);
		// What is told from here on is looked at after it.
		later.delete(address);
		if (['awake', 'waiting', 'gone'].includes(await wake(context, address))) return;
		if (later.has(address)) return;
		later.add(address);
	}
	later.delete(address);
}

/** The timer of a signal keeps no process alive: a wait outlives it anyway. */
async function pause(ms: number): Promise<void> {
	await new Promise((over) => {
		AbortSignal.timeout(ms).addEventListener('abort', over, { once: true });
	});
}
