import type { IExecuteFunctions } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { type Authentication, type Gitlab, connect, path } from './client';
import { printable } from './printable';

const DAY_MS = 86_400_000;
/** How long before its end a token is told to end. */
const SOON_MS = 14 * DAY_MS;
/** Of how many tokens a process remembers when they end. */
const MOST_TOKENS = 1_000;
/** Nobody waits for it: where it cannot be asked at once, another run asks. */
const POLICY = { requestsAtOnce: 1, maxWait: 0 };

/** What a process knows of a token: when it ends, in milliseconds since 1970, if GitLab says so. */
interface Known {
	end?: number;
	askedAt: number;
}

/** By what cannot be told from it: the hash of server and token. */
const known = new Map<string, Known>();

/**
 * Tells, at the node's output and in n8n's log, that the access token of a run ends within 14 days. GitLab is asked
 * once a day in each process of n8n, and only by production runs: a person who tries a workflow need not wait for it.
 *
 * @returns shows the hint, after the run
 */
export function watchTokenEnd(context: IExecuteFunctions, gitlab: Gitlab): () => Promise<void> {
	const asked = endOf(context, gitlab).catch(() => undefined);
	return async () => {
		const end = await asked;
		if (end === undefined || end - Date.now() > SOON_MS || !('addExecutionHints' in context)) return;
		context.addExecutionHints({ message: wordsOf(end), location: 'outputPane', type: 'warning' });
	};
}

async function endOf(context: IExecuteFunctions, gitlab: Gitlab): Promise<number | undefined> {
	const authentication = context.getNodeParameter('authentication', 0) as Authentication;
	const { accessToken } = gitlab;
	if (authentication !== 'accessToken' || accessToken === undefined) return undefined;
	const key = createHash('sha256').update(`${gitlab.server.api} ${accessToken}`).digest('hex');
	const before = known.get(key);
	const isFresh = before && Date.now() - before.askedAt < DAY_MS;
	if (isFresh || context.getMode() === 'manual') return before?.end;
	// What comes meanwhile need not ask, and where GitLab does not tell, it is not asked again today.
	remember(key, { end: before?.end, askedAt: Date.now() });
	const asking = await connect(context, authentication, POLICY);
	const { expires_at: expiry } = await asking.get(path`/personal_access_tokens/self`);
	const end = Date.parse(String(expiry));
	if (Number.isNaN(end)) return undefined;
	remember(key, { end, askedAt: Date.now() });
	if (end - Date.now() <= SOON_MS) {
		const whose = `${context.getNode().name}, workflow ${String(context.getWorkflow().id)}`;
		context.logger.warn(printable(context, `${whose}: ${wordsOf(end)}`));
	}
	return end;
}

function remember(key: string, what: Known): void {
	if (known.size >= MOST_TOKENS) known.clear();
	known.set(key, what);
}

function wordsOf(end: number): string {
	const day = new Date(end).toISOString().slice(0, 10);
	const left = Math.max(0, Math.ceil((end - Date.now()) / DAY_MS));
	const when = left === 1 ? 'in 1 day' : `in ${left} days`;
	return `The access token ends on ${day} (${when}): rotate it or make a new one, and put that into the credential.`;
}
