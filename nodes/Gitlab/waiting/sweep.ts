import type { IExecuteFunctions, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { type Gitlab, isFailure, path } from '../client';
import { LruCache } from '../trigger/delivery/lruCache';
import { lineOf } from '../trigger/log';
import { type Hook, isKnown, wasPaused } from '../trigger/registration/hook';
import { waitIn, wakesSame } from './address';
import { wakeLater } from './looking';
import { showOutcome } from './outcome';
import type { Wait } from './wait';
import { type Woken, wake } from './wake';

/** How often a process looks in one project. */
const EVERY_MS = 10 * 60_000;

/** n8n goes on with what is over about once a minute, and later where it was off. */
const GRACE_MS = 60 * 60_000;

const MOST_REMEMBERED = 1_000;

/** When this process has looked at the hooks of a project. */
const looked = new LruCache<number>(MOST_REMEMBERED);

type Context = IExecuteFunctions | IHookFunctions | IWebhookFunctions;

/** A project, by its ID or full path, on a server. */
export interface ProjectPlace {
	server: string;
	project: number | string;
}

interface Sweeping {
	context: Context;
	open(): Gitlab | Promise<Gitlab>;
}

const keyOf = ({ server, project }: ProjectPlace) => `${server} ${project}`;

/** Whether this process has not looked in a project for a while. */
export function isDue(place: ProjectPlace): boolean {
	return Date.now() - (looked.get(keyOf(place)) ?? -Infinity) >= EVERY_MS;
}

/** The project of a wait. */
export function placeIn({ server }: Gitlab, { project }: Wait): ProjectPlace {
	return { server: server.url, project };
}

/**
 * Sweeps in the background, unless that was done a while ago. All executions are woken the first time that a process
 * sweeps a project, for it may have been off; later those whose hook GitLab pauses, or has paused.
 *
 * @param address of this n8n
 */
export function sweepSometimes(
	{ context, open }: Sweeping,
	{ server, project }: ProjectPlace,
	address: string,
): void {
	if (!isDue({ server, project })) return;
	const isFirst = looked.get(keyOf({ server, project })) === undefined;
	looked.set(keyOf({ server, project }), Date.now());
	const wakeOther = async (other: string) => {
		if (wakesSame(other, address)) return 'waiting';
		const woken = await wake(context, other);
		// An n8n that has only just started may turn away what GitLab tells next.
		if (woken === 'waiting' || woken === 'busy') wakeLater(context, other);
		return woken;
	};
	const swept = async () => {
		await sweep(await open(), { project, address, isFirst, wake: wakeOther });
	};
	void swept().catch((error: Error) => {
		// Who may not see the hooks of a project, or whose project is gone, has none there to remove.
		if (isFailure(error, 'notFound', 'forbidden')) return;
		context.logger.warn(
			lineOf(context, `webhooks of waits that are over could not be removed: ${error.message}`),
		);
	});
}

interface Swept extends Pick<ProjectPlace, 'project'> {
	/** Of this n8n: hooks at other origins are somebody else's. */
	address: string;
	/** Whether all are woken, or only those that GitLab does not tell anything. */
	isFirst?: boolean;
	/** Lets another execution look for itself, where it is time for that. */
	wake?(address: string): Promise<Woken>;
}

/**
 * Removes the hooks of this n8n in a project whose time is over. Others are woken, where that is possible: n8n may
 * have been off when GitLab told them something; and those that wait no more are removed too.
 */
export async function sweep(gitlab: Gitlab, { project, address, isFirst, wake }: Swept): Promise<void> {
	const hooks = path`/projects/${project}/hooks`;
	const { origin } = new URL(address);
	for (const hook of (await gitlab.list(hooks)) as Hook[]) {
		const { id, url } = hook;
		const wait = waitIn(url, origin);
		if (!wait || !isKnown(hook)) continue;
		const isOver = Date.now() > wait.until + GRACE_MS;
		const isToWake = !isOver && (isFirst || wasPaused(hook));
		if (!isOver && !(isToWake && (await wake?.(String(url))) === 'gone')) continue;
		await gitlab.delete(path`${hooks}/${id}`).catch(unlessGone);
		if (!isOver) continue;
		await showTimedOut(gitlab, wait, project).catch(() => {
			// The hook is gone; whether its comment can be changed matters less than the hooks that follow.
		});
	}
}

/** Only comments of this project are changed: a hook's address may be of anybody who makes hooks there. */
async function showTimedOut(
	gitlab: Gitlab,
	{ comment = '' }: Wait,
	project: ProjectPlace['project'],
): Promise<void> {
	const [, where, holder = ''] = comment.split('/');
	if (where !== 'projects') return;
	const places = [project, decodeURIComponent(holder)];
	const [swept, commented] = await Promise.all(
		places.map(async (one) => await gitlab.get(path`/projects/${one}`)),
	);
	if (commented.id === swept.id) await showOutcome(gitlab, comment, TIMED_OUT);
}

/** What a comment shows in the end where nobody answered. */
const TIMED_OUT = '**Nobody answered in time.**';

function unlessGone(error: unknown): void {
	if (!isFailure(error, 'notFound')) throw error as Error;
}
