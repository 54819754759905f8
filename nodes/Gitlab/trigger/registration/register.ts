import { eventsOf, nameOf } from '../events/events';
import { type Hook, hasOtherSecrets, isAsWanted, isEnabled, isSigned, liftedLimits } from './hook';
import type { HookPlan } from './hookPlan';
import { attempt, oneHook, ownHooks, removeHook } from './ownHooks';
import { type Place, hooksAt } from './places';
import { type Secrets, freshSecrets } from './secrets';
import type { Registration } from './storedRegistration';
import { sendTest, testFor } from './testDelivery';

/** A hook as it was just written, and with what. */
interface Written {
	hook: Hook;
	secrets: Secrets;
}

/** Whether a place's hook is there, alone, working, and exactly as it is to be. */
export async function isInOrder(plan: HookPlan, place: Place): Promise<boolean> {
	const [hook, ...surplus] = await ownHooks(plan, place);
	const registration = plan.registrations.find(({ hookId }) => hookId === hook?.id);
	return (
		hook !== undefined &&
		registration?.secrets !== undefined &&
		!surplus.length &&
		registration.key === place.key &&
		registration.signed === isSigned(hook) &&
		isAsWanted(hook, plan.attributes(place, registration.secrets))
	);
}

/**
 * Makes a place's hook, or puts right the one that is there: found by what is remembered, or by its URL
 * where nothing is. Of several the one with the lowest ID stays, so that all who do this at once choose alike.
 *
 * @returns what to remember; undefined where somebody else was at it in the same moment, and stays
 * @see https://docs.gitlab.com/api/project_webhooks/
 */
export async function register(plan: HookPlan, place: Place): Promise<Registration | undefined> {
	const [found, ...surplus] = await ownHooks(plan, place);
	for (const { id } of surplus) await removeHook(plan, place, id);
	const { hook, secrets } = (found && (await repair(plan, place, found))) ?? (await create(plan, place));
	const [kept = hook, ...later] = await ownHooks(plan, place, hook.id);
	if (kept.id !== hook.id) await removeHook(plan, place, hook.id);
	if (kept.id !== hook.id || hasOtherSecrets(kept, secrets)) return undefined;
	for (const { id } of later) await removeHook(plan, place, id);
	tellUnknownEvents(plan, place, hook);
	return { ...entry(plan, place, secrets), ...placed(hook), hookId: hook.id, signed: isSigned(hook) };
}

async function create(plan: HookPlan, place: Place): Promise<Written> {
	const secrets = freshSecrets();
	expectBoth(plan, place, secrets);
	const body = plan.attributes(place, secrets);
	return { hook: (await plan.gitlab.post(hooksAt(place), body)) as Hook, secrets };
}

/** Puts a hook right; undefined where it was beyond repair and is removed. */
async function repair(plan: HookPlan, place: Place, found: Hook): Promise<Written | undefined> {
	const known = plan.registrations.find(({ hookId }) => hookId === found.id)?.secrets;
	const secrets = known ?? freshSecrets();
	expectBoth(plan, place, secrets);
	const body = { ...plan.attributes(place, secrets), ...liftedLimits(found) };
	const hook = (await plan.gitlab.put(oneHook(place, found.id), body)) as Hook;
	if (isEnabled(hook) || (await enable(plan, place, hook))) return { hook, secrets };
	await removeHook(plan, place, hook.id);
	return undefined;
}

/**
 * Enables a hook that GitLab has switched off: a test that succeeds does it.
 *
 * @returns false where the hook would stay off for good
 * @see https://docs.gitlab.com/user/project/integrations/webhooks/#auto-disabled-webhooks
 */
async function enable(plan: HookPlan, place: Place, hook: Hook): Promise<boolean> {
	const test = testFor(plan, place);
	const failure = test && (await attempt(async () => await sendTest(plan.gitlab, place, hook.id, test)));
	if (test && !failure) return true;
	plan.warn(`webhook ${hook.id} is switched off in GitLab${failure ? `: ${failure.message}` : ''}`);
	return hook.alert_status !== 'disabled';
}

/** Before GitLab has answered, it is not known whether it signs; it may deliver already. */
function expectBoth(plan: HookPlan, place: Place, secrets: Secrets): void {
	const holderId = place.key === undefined ? undefined : Number(place.key);
	for (const signed of [true, false]) {
		plan.expect({ ...entry(plan, place, secrets), holderId, hookId: 0, signed });
	}
}

function entry({ owner, gitlab }: HookPlan, place: Place, secrets: Secrets) {
	return { owner, server: gitlab.server.url, ...place, secrets };
}

/** The place as GitLab names it, whatever it was called. */
function placed(hook: Hook): Pick<Place, 'holderId'> {
	const id = hook.project_id ?? hook.group_id;
	return id === undefined ? {} : { holderId: Number(id) };
}

function tellUnknownEvents(plan: HookPlan, { holder }: Place, hook: Hook): void {
	const asked = eventsOf(holder).filter(({ flag }) => plan.events.includes(flag));
	const unknown = asked.filter(({ flag }) => hook[flag] !== true).map(({ flag }) => nameOf(flag));
	if (unknown.length) plan.warn(`this GitLab does not have ${unknown.join(', ')}`);
}
