import { isFailure } from '../client/errors';
import type { Path } from '../client/path';
import { path } from '../client/path';
import type { Flag } from './events';
import { nameOf } from './events';
import type { Hook } from './hook';
import { hasOtherSecrets, isAsWanted, isEnabled, isSigned, liftedLimits } from './hook';
import type { Registration } from './registration';
import type { Secrets } from './secrets';
import { freshSecrets } from './secrets';
import type { Site } from './site';

/** A hook as it was just written, and with what. */
interface Written {
	hook: Hook;
	secrets: Secrets;
}

/**
 * Events that GitLab can send for a test wherever there is a commit. One that the user has not chosen
 * starts no execution.
 */
const TESTS: readonly Flag[] = ['push_events', 'tag_push_events'];

/** Whether the hook is there, alone, working, and exactly as it is to be. */
export async function isInOrder(site: Site): Promise<boolean> {
	const { registration } = site;
	if (!registration?.secrets) return false;
	const [hook, ...surplus] = await ownHooks(site);
	return (
		hook?.id === registration.hookId &&
		!surplus.length &&
		registration.signed === isSigned(hook) &&
		isAsWanted(hook, site.attributes(registration.secrets))
	);
}

/**
 * Makes the hook, or puts right the one that is there: found by what is remembered, or by its URL where
 * nothing is. Of several the one with the lowest ID stays, so that all who do this at once choose alike.
 *
 * @returns what to remember; undefined where somebody else was at it in the same moment, and stays
 * @see https://docs.gitlab.com/api/project_webhooks/
 */
export async function register(site: Site): Promise<Registration | undefined> {
	const [found, ...surplus] = await ownHooks(site);
	for (const { id } of surplus) await remove(site, site.hooks, id);
	const { hook, secrets } = (found && (await repair(site, found))) ?? (await create(site));
	const [kept = hook, ...later] = await ownHooks(site, hook.id);
	if (kept.id !== hook.id) await remove(site, site.hooks, hook.id);
	if (kept.id !== hook.id || hasOtherSecrets(kept, secrets)) return undefined;
	for (const { id } of later) await remove(site, site.hooks, id);
	await leaveFormerProject(site, Number(hook.project_id));
	const unknown = site.events.filter((flag) => hook[flag] !== true).map(nameOf);
	if (unknown.length) site.warn(`this GitLab does not have ${unknown.join(', ')}`);
	return {
		owner: site.owner,
		server: site.gitlab.server.url,
		projectId: Number(hook.project_id),
		hookId: hook.id,
		signed: isSigned(hook),
		secrets,
	};
}

/** Removes the hook, and whatever else leads to the same address. */
export async function unregister(site: Site): Promise<void> {
	if (site.registration) await removeAll(site, path`/projects/${site.registration.projectId}/hooks`);
	await removeAll(site, site.hooks);
}

async function ownHooks(site: Site, made?: number, hooks = site.hooks): Promise<Hook[]> {
	const all = (await site.gitlab.list(hooks)) as Hook[];
	const ids = [site.registration?.hookId, made];
	const own = all.filter((hook) => ids.includes(hook.id) || hook.url === site.url);
	return own.sort((a, b) => a.id - b.id);
}

async function create({ gitlab, hooks, attributes }: Site): Promise<Written> {
	const secrets = freshSecrets();
	return { hook: (await gitlab.post(hooks, attributes(secrets))) as Hook, secrets };
}

/** Puts a hook right; undefined where it was beyond repair and is removed. */
async function repair(site: Site, found: Hook): Promise<Written | undefined> {
	const { gitlab, hooks, registration, attributes } = site;
	const known = registration?.hookId === found.id ? registration.secrets : undefined;
	const secrets = known ?? freshSecrets();
	const body = { ...attributes(secrets), ...liftedLimits(found) };
	const hook = (await gitlab.put(path`${hooks}/${found.id}`, body)) as Hook;
	if (isEnabled(hook) || (await enable(site, hook))) return { hook, secrets };
	await remove(site, hooks, hook.id);
	return undefined;
}

/**
 * Enables a hook that GitLab has switched off: a test that succeeds does it.
 *
 * @returns false where the hook would stay off for good
 * @see https://docs.gitlab.com/user/project/integrations/webhooks/#auto-disabled-webhooks
 */
async function enable(site: Site, hook: Hook): Promise<boolean> {
	const test = TESTS.find((flag) => !site.events.includes(flag));
	const failure = test && (await attempt(async () => await sendTest(site, hook.id, test)));
	if (test && !failure) return true;
	site.warn(`webhook ${hook.id} is switched off in GitLab${failure ? `: ${failure.message}` : ''}`);
	return hook.alert_status !== 'disabled';
}

async function sendTest({ gitlab, hooks }: Site, id: number, flag: Flag): Promise<void> {
	await gitlab.post(path`${hooks}/${id}/test/${flag}`);
}

async function remove({ gitlab }: Site, hooks: Path, id: number): Promise<void> {
	await unlessGone(async () => await gitlab.delete(path`${hooks}/${id}`));
}

async function removeAll(site: Site, hooks: Path): Promise<void> {
	await unlessGone(async () => {
		for (const { id } of await ownHooks(site, undefined, hooks)) await remove(site, hooks, id);
	});
}

/** The hook in the project that was chosen before must not deliver any more. */
async function leaveFormerProject(site: Site, projectId: number): Promise<void> {
	const former = site.registration?.projectId;
	if (former === undefined || former === projectId) return;
	const failure = await attempt(async () => await removeAll(site, path`/projects/${former}/hooks`));
	if (failure) {
		site.warn(`delete the webhook in the former project ${former} by hand: ${failure.message}`);
	}
}

async function unlessGone(act: () => Promise<void>): Promise<void> {
	const failure = await attempt(act);
	if (failure && !isFailure(failure, 'notFound')) throw failure;
}

/** Gives what went wrong, where that does not end the matter. */
async function attempt(act: () => Promise<void>): Promise<Error | undefined> {
	try {
		await act();
		return undefined;
	} catch (error) {
		return error as Error;
	}
}
