import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { type Gitlab, isFailure, path } from '../client';
import { LruCache } from '../trigger/delivery/lruCache';
import { lineOf } from '../trigger/log';
import { type Hook, isKnown } from '../trigger/registration/hook';
import { waitIn } from './address';
import { showOutcome } from './outcome';
import type { Wait } from './wait';
import type { Woken } from './wake';

/** How often a process looks in one project. */
const EVERY_MS = 10 * 60_000;

/** n8n goes on with what is over about once a minute, and later where it was off. */
const GRACE_MS = 60 * 60_000;

const MOST_REMEMBERED = 1_000;

/** When this process has looked at the hooks of a project. */
const looked = new LruCache<number>(MOST_REMEMBERED);

interface Sweeping {
	context: IExecuteFunctions | IWebhookFunctions;
	gitlab: Gitlab;
	/** Lets another execution look for itself, where it is time for that. */
	wake?(address: string): Promise<Woken>;
}

/** Sweeps in the background, unless that was done a while ago. */
export function sweepSometimes(sweeping: Sweeping, project: number, address: string): void {
	const { context, gitlab } = sweeping;
	const key = `${gitlab.server.url} ${project}`;
	const last = looked.get(key);
	if (last !== undefined && Date.now() - last < EVERY_MS) return;
	looked.set(key, Date.now());
	const now = last === undefined ? sweeping : { context, gitlab };
	void sweep(now, project, address).catch((error: Error) => {
		context.logger.warn(
			lineOf(context, `webhooks of waits that are over could not be removed: ${error.message}`),
		);
	});
}

/**
 * Removes the hooks of this n8n in a project whose time is over. All others are woken, where that is possible: n8n may
 * have been off when GitLab told them something; and those that wait no more are removed too.
 *
 * @param address of this n8n: hooks at other origins are somebody else's
 */
export async function sweep({ gitlab, wake }: Sweeping, project: number, address: string): Promise<void> {
	const hooks = path`/projects/${project}/hooks`;
	const { origin } = new URL(address);
	for (const hook of (await gitlab.list(hooks)) as Hook[]) {
		const { id, url } = hook;
		const wait = waitIn(url, origin);
		if (!wait || !isKnown(hook)) continue;
		const isOver = Date.now() > wait.until + GRACE_MS;
		if (!isOver && (await wake?.(String(url))) !== 'gone') continue;
		await gitlab.delete(path`${hooks}/${id}`).catch(unlessGone);
		if (!isOver) continue;
		await showTimedOut(gitlab, wait, project).catch(() => {
			// The hook is gone; whether its comment can be changed matters less than the hooks that follow.
		});
	}
}

/** Only comments of this project are changed: a hook's address may be of anybody who makes hooks there. */
async function showTimedOut(gitlab: Gitlab, { comment = '' }: Wait, project: number): Promise<void> {
	const [, where, holder = ''] = comment.split('/');
	if (where !== 'projects') return;
	const { id } = await gitlab.get(path`/projects/${decodeURIComponent(holder)}`);
	if (id === project) await showOutcome(gitlab, comment, TIMED_OUT);
}

/** What a comment shows in the end where nobody answered. */
const TIMED_OUT = '**Nobody answered in time.**';

function unlessGone(error: unknown): void {
	if (!isFailure(error, 'notFound')) throw error as Error;
}
