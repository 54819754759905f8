import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Tools } from '../operation';
import type { Hook } from '../trigger/registration/hook';
import { addressOf } from './address';
import { openAside } from './aside';
import { lookOnceMore } from './looking';
import { placeIn, sweepSometimes } from './sweep';
import { placeOf, removeHook } from './temporaryHook';
import type { Wait } from './wait';
import { type Watcher, simplified } from './watcher';

interface Falling<W extends Wait> {
	watcher: Watcher<W>;
	wait: W;
	hook: Hook;
	/** The rows with which the execution goes on where the time is over. */
	atTimeLimit: IDataObject[];
}

/**
 * Puts the execution to sleep until its hook wakes it, unless what it waits for has happened before the hook was
 * there.
 *
 * @returns the rows to go on with, where there is nothing to wait for
 */
export async function fallAsleep<W extends Wait>(
	{ context, gitlab }: Pick<Tools, 'context' | 'gitlab'>,
	{ watcher, wait, hook, atTimeLimit }: Falling<W>,
): Promise<IDataObject[]> {
	const address = addressOf(context, wait);
	const open = async () => await openAside(context);
	sweepSometimes({ context, open }, placeIn(gitlab, wait), address);
	const rows = await watcher.look(gitlab, wait);
	if (rows) {
		await removeHook(gitlab, placeOf(wait), hook.id);
		return rows;
	}
	await waitUntil(context, wait, simplified(watcher, wait, atTimeLimit));
	lookOnceMore(context, { watcher, wait, address });
	return atTimeLimit;
}

/** Puts the execution to sleep. Where its time is over, n8n goes on with the node's input: so that is what it gets then. */
export async function waitUntil(
	context: IExecuteFunctions,
	{ until }: Wait,
	atTimeLimit: IDataObject[],
): Promise<void> {
	const { data } = context.getExecuteData();
	data.main = [
		atTimeLimit.map((json, item) => ({ json: { ...json, timedOut: true }, pairedItem: { item } })),
	];
	(context as AskingContext).setSignatureValidationRequired?.();
	await context.putExecutionToWait(new Date(until));
}

/** Older n8n lets an execution be woken by an address that it has not signed, unless the node asks for the check. */
type AskingContext = IExecuteFunctions & { setSignatureValidationRequired?(): void };
