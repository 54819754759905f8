import type { IDataObject } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { LruCache } from './lruCache';

/**
 * How far n8n has come with a delivery: it has taken its execution, it was handed one and has not answered yet,
 * or it has none.
 */
export type Standing = 'taken' | 'underWay' | 'none';

/** What tells of n8n's answer to a request whether it was given. */
export interface Answer {
	readonly destroyed: boolean;
	readonly writableEnded: boolean;
	once(event: 'close', listener: () => void): unknown;
}

/** How many deliveries this process remembers, of all workflows together. */
const MOST_IN_PROCESS = 10_000;

/** Of how many nodes this process remembers what static data may lack. */
const MOST_NODES = 500;

/** How many the workflow remembers, for when n8n is started again. */
const MOST_STORED = 2_000;

/** Characters of a stored ID: 48 bits tell any two of them apart. */
const STORED_LENGTH = 8;

/** The key in the node's static data. */
const KEY = 'deliveries';

/**
 * The deliveries that this process has handed to n8n. Static data alone would not do: n8n saves it whole when a
 * delivery is answered, so that of two at the same moment one is overwritten. An answer that nobody holds any
 * more is one that n8n will not give.
 */
const handed = new LruCache<WeakRef<Answer> | 'taken'>(MOST_IN_PROCESS);

/**
 * By node, the newest deliveries whose executions n8n has taken, oldest first, with spaces between them. Static
 * data gets all of them each time, so that whichever delivery n8n saves last, none before it is missing. They
 * are one text because n8n reads, copies and writes static data with each delivery, and is slow at long lists.
 */
const started = new LruCache<string>(MOST_NODES);

/** @param node see `webhookKeyOf` */
export function standingOf(node: string, id: string, staticData: IDataObject): Standing {
	const short = storedId(id);
	const standing = handed.get(keyOf(node, short));
	if (standing === 'taken' || known(node, staticData).includes(short)) return 'taken';
	const answer = standing?.deref();
	return answer && !answer.writableEnded ? 'underWay' : 'none';
}

/**
 * Remembers a delivery that is handed to n8n. Where n8n answers without having taken it, the delivery may come
 * again. Where GitLab hangs up first, n8n may still take it: that is known once n8n writes its answer to nobody.
 */
export function hand(node: string, id: string, answer: Answer): void {
	const key = keyOf(node, storedId(id));
	const standing = new WeakRef(answer);
	handed.set(key, standing);
	answer.once('close', () => {
		const isPending = answer.destroyed && !answer.writableEnded;
		if (!isPending && handed.get(key) === standing) handed.delete(key);
	});
}

/** Keeps a delivery, also in static data, because n8n has taken its execution. */
export function keep(node: string, id: string, staticData: IDataObject): void {
	const short = storedId(id);
	handed.set(keyOf(node, short), 'taken');
	staticData[KEY] = add(node, known(node, staticData), [short]);
}

/** Forgets a node that is switched off: its secrets are void, so nothing that it has taken can come again. */
export function forgetDeliveries(node: string): void {
	started.delete(node);
	handed.deleteAll(keyOf(node, ''));
}

/** Also what was stored before this process started, and by other ones. */
function known(node: string, staticData: IDataObject): string {
	const ours = started.get(node) ?? '';
	const stored = String(staticData[KEY] ?? '');
	// Whoever stored it ended with what was new: where that is known, so is what stands before it.
	if (ours.includes(stored.slice(-STORED_LENGTH))) return ours;
	const foreign = stored.split(' ').filter((id) => !ours.includes(id));
	return add(node, ours, foreign);
}

function add(node: string, before: string, ids: string[]): string {
	const all = (before ? [before, ...ids] : ids).join(' ');
	const newest = all.slice(1 - MOST_STORED * (STORED_LENGTH + 1));
	started.set(node, newest);
	return newest;
}

/** An ID as it is remembered: short, because all that are stored are saved with each delivery. */
export function storedId(id: string): string {
	return createHash('sha256').update(id).digest('base64url').slice(0, STORED_LENGTH);
}

function keyOf(node: string, short: string): string {
	return `${node} ${short}`;
}
