import { type Gitlab, GitlabError, isFailure, path } from '../client';
import type { Tools } from '../operation';
import { LruCache } from '../trigger/delivery/lruCache';
import type { Hook } from '../trigger/registration/hook';
import { oneHook } from '../trigger/registration/ownHooks';
import type { Place } from '../trigger/registration/places';
import { doubtAbout } from '../trigger/registration/reachability';

/** How long what was once reached counts as in reach. */
const TRUSTED_MS = 60 * 60_000;

const MOST_REMEMBERED = 100;

/** When a GitLab has reached this n8n, or is asked whether it does, so that many waits ask once. */
const asked = new LruCache<{ at: number; answer: Promise<boolean> }>(MOST_REMEMBERED);

/** How GitLab says that a connection failed, in the words of Ruby's libraries and its own. */
const NO_CONNECTION =
	/failed to open tcp|refused|expired|timed? ?out|getaddrinfo|resolve|unreachable|no route|reset by peer|end of file|certificate|ssl|is blocked|not allowed|socketerror/i;

/** What n8n says of an execution that does not sleep yet. */
const IS_RUNNING = /is running already/;

/**
 * Has GitLab send a test to the hook of an execution, before anybody sees that it waits: n8n turns it away, because the
 * execution still runs, but it has arrived.
 *
 * @throws GitlabError where GitLab says that it cannot reach n8n
 * @see https://docs.gitlab.com/api/project_webhooks/#trigger-a-test-project-webhook
 */
export async function proveReachable(
	{ gitlab, hint }: Pick<Tools, 'gitlab' | 'hint'>,
	place: Place,
	hook: Hook,
	address: string,
): Promise<void> {
	const { origin } = new URL(address);
	const key = `${gitlab.server.url} ${origin}`;
	const known = asked.get(key);
	const isTrusted = known !== undefined && Date.now() - known.at < TRUSTED_MS;
	const answer = isTrusted ? known.answer : reaches(gitlab, place, hook, origin);
	if (!isTrusted) asked.set(key, { at: Date.now(), answer });
	const isProven = await answer.catch((error: unknown) => {
		asked.delete(key);
		throw error as Error;
	});
	if (isProven) return;
	asked.delete(key);
	const doubt = doubtAbout(address, gitlab.server.url);
	if (doubt) hint(() => doubt);
}

/** @returns false where GitLab does not tell: its older versions have no tests, and none has a sample in an empty project */
async function reaches(gitlab: Gitlab, place: Place, hook: Hook, origin: string): Promise<boolean> {
	try {
		await gitlab.post(path`${oneHook(place, hook.id)}/test/push_events`);
		return true;
	} catch (error) {
		if (!isFailure(error)) throw error as Error;
		const { message } = error;
		if (IS_RUNNING.test(message)) return true;
		if (error.kind !== 'invalid' || !NO_CONNECTION.test(message)) return false;
		throw unreachable(origin, message);
	}
}

function unreachable(origin: string, message: string): GitlabError {
	return new GitlabError('invalid', `GitLab cannot reach n8n at ${origin}: ${message}`, {
		advice: `Nothing waits. If that is not n8n's public address, set WEBHOOK_URL in n8n's environment to it and restart n8n. If GitLab cannot reach n8n at all, choose 'Whoever Has the Link', or wait by asking GitLab.`,
	});
}
