import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { type Gitlab, GitlabError, isFailure } from '../client';
import type { Tools } from '../operation';
import { flagsFor } from '../trigger/events/events';
import { type Hook, isKnown, wasPaused } from '../trigger/registration/hook';
import { hookError, PlaceFailure } from '../trigger/registration/hookError';
import { oneHook } from '../trigger/registration/ownHooks';
import { type Place, hooksAt } from '../trigger/registration/places';
import { addressOf, secretsFor, WAIT, wakesSame } from './address';
import { proveReachable } from './reachability';
import { sweep } from './sweep';
import type { Wait } from './wait';

/** Most characters of a workflow's name that go into the hook's description. */
const LONGEST_NAME = 200;

/** Where the hooks of a wait hang. */
export function placeOf({ project }: Wait): Place {
	return { holder: 'project', holderId: project };
}

/**
 * Makes the hook that wakes this execution. Whether the credential may, and whether GitLab takes n8n's address, is
 * known after it, so it comes before anything that people can see.
 *
 * @throws NodeApiError that says what to change
 */
export async function makeHook(
	{ context, gitlab, hint }: Pick<Tools, 'context' | 'gitlab' | 'hint'>,
	wait: Wait,
	events: readonly string[],
): Promise<Hook> {
	const url = addressOf(context, wait);
	const place = placeOf(wait);
	const make = async () => {
		const hook = (await gitlab.post(hooksAt(place), attributesOf(context, url, events))) as Hook;
		if (isKnown(hook)) return hook;
		throw new GitlabError('notGitlab', 'GitLab did not tell the ID of the webhook that it made');
	};
	const makeIfRoom = async () => {
		try {
			return await make().catch(async (error: unknown) => {
				if (!isFull(error)) throw error as Error;
				await sweep(gitlab, { project: wait.project, address: url });
				return await make();
			});
		} catch (error) {
			if (isFull(error)) throw full(error as GitlabError);
			throw isFailure(error) ? hookError(context, new PlaceFailure(error, place), url) : error;
		}
	};
	const hook = await makeIfRoom();
	await proveReachable({ gitlab, hint }, place, hook, url).catch(async (error: unknown) => {
		await removeHook(gitlab, place, hook.id);
		throw error as Error;
	});
	return hook;
}

/** Makes a hook wake its execution for what is known better now. */
export async function renewHook(
	{ context, gitlab }: Pick<Tools, 'context' | 'gitlab'>,
	hook: Hook,
	wait: Wait,
	events: readonly string[],
): Promise<void> {
	const url = addressOf(context, wait);
	await gitlab.put(oneHook(placeOf(wait), hook.id), attributesOf(context, url, events));
}

/**
 * Puts the hook of an execution that still waits right: GitLab pauses hooks while n8n is off, and somebody may have
 * deleted it. One that is paused, or was, is made anew: the next failure would pause it for longer.
 */
export async function mendHook(
	context: IWebhookFunctions,
	gitlab: Gitlab,
	{ wait, events }: { wait: Wait; events: readonly string[] },
): Promise<void> {
	const place = placeOf(wait);
	const url = addressOf(context, wait);
	const hooks = (await gitlab.list(hooksAt(place))) as Hook[];
	const own = hooks.filter((hook) => isKnown(hook) && wakesSame(hook.url, url));
	if (own.some((hook) => !wasPaused(hook))) return;
	await gitlab.post(hooksAt(place), attributesOf(context, url, events));
	for (const { id } of own) await removeHook(gitlab, place, id);
}

/** Removes all hooks that wake an execution; those that are gone already are no failure. */
export async function removeHooks(gitlab: Gitlab, wait: Wait, address: string): Promise<void> {
	const place = placeOf(wait);
	const hooks = (await gitlab.list(hooksAt(place))) as Hook[];
	for (const hook of hooks.filter(({ url }) => wakesSame(url, address)))
		if (isKnown(hook)) await removeHook(gitlab, place, hook.id);
}

/** Removes a hook; one that is gone already is no failure. */
export async function removeHook(gitlab: Gitlab, place: Place, id: number): Promise<void> {
	await gitlab.delete(oneHook(place, id)).catch((error: unknown) => {
		if (!isFailure(error, 'notFound')) throw error as Error;
	});
}

function attributesOf(
	context: IExecuteFunctions | IWebhookFunctions,
	url: string,
	events: readonly string[],
): IDataObject {
	const { token, signingToken } = secretsFor(context, new URL(url).searchParams.get(WAIT) ?? '');
	const { id, name = '' } = context.getWorkflow();
	const title = [...name].slice(0, LONGEST_NAME).join('');
	const where = `${context.getInstanceBaseUrl()}workflow/${String(id)}/executions/${String(context.getExecutionId())}`;
	return {
		url,
		name: 'n8n: waiting',
		description: `Wakes a waiting execution of the workflow "${title}" (${where}). n8n removes this webhook by itself.`,
		...flagsFor(events, 'project'),
		enable_ssl_verification: true,
		token,
		signing_token: signingToken,
	};
}

/** @see https://docs.gitlab.com/administration/instance_limits/#number-of-webhooks */
function isFull(error: unknown): boolean {
	return isFailure(error) && /maximum number of (?:project )?(?:web)?hooks/i.test(error.message);
}

function full({ kind, message, facts }: GitlabError): GitlabError {
	return new GitlabError(kind, message, {
		...facts,
		advice:
			'Each waiting execution needs a webhook of its own, and GitLab lets a project have 100. Let fewer executions wait at once in this project, delete webhooks that nobody needs, or wait without one: by links, or by asking GitLab.',
	});
}
