import { at } from './hookError';
import type { HookPlan } from './hookPlan';
import { attempt, removeAll } from './ownHooks';
import { type Place, labelOf } from './places';
import { isInOrder, register } from './register';
import type { Registration } from './storedRegistration';

/** Whether every place has its hook, in order, and no other place has one. */
export async function areAllInOrder(plan: HookPlan): Promise<boolean> {
	const places = await plan.places();
	if (plan.registrations.length !== places.length) return false;
	const answers = await Promise.all(
		places.map(async (place) => await at(place, async () => await isInOrder(plan, place))),
	);
	return answers.every(Boolean);
}

/**
 * Registers a hook in every place, or in none.
 *
 * @returns what to remember; undefined where another process of n8n does the same right now: who comes
 * second in the first place leaves all to the other
 * @throws PlaceFailure for the first place where it could not be done
 */
export async function registerAll(plan: HookPlan): Promise<Registration[] | undefined> {
	const places = await plan.places();
	let registrations: Registration[] | undefined;
	const failure = await attempt(async () => {
		registrations = await registerFirstAlone(plan, places);
	});
	// Where one place is all there is, n8n has the rest removed.
	if (failure && places.length > 1) await undo(plan, places);
	if (failure) throw failure;
	if (registrations) await leave(plan, registrations);
	return registrations;
}

async function registerFirstAlone(
	plan: HookPlan,
	[first, ...others]: Place[],
): Promise<Registration[] | undefined> {
	const registerAt = async (place: Place) => await at(place, async () => await register(plan, place));
	const registration = await registerAt(first);
	if (!registration) return undefined;
	const outcomes = await Promise.allSettled(others.map(registerAt));
	const failed = outcomes.find((outcome) => outcome.status === 'rejected');
	if (failed) throw failed.reason as Error;
	const more = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
	return [registration, ...more.filter((one) => one !== undefined)];
}

/**
 * Removes all hooks of the node: where it remembers them, and where its fields say that they are.
 *
 * @throws the first failure, after everything has been tried
 */
export async function unregisterAll(plan: HookPlan): Promise<void> {
	const remembered = await Promise.allSettled(
		plan.registrations.map(async (place) => await removeAll(plan, place)),
	);
	// Fields that lead nowhere any more name no place that could still have a hook.
	const places = await plan.chosen().catch((): Place[] => []);
	const chosen = await Promise.allSettled(places.map(async (place) => await removeAll(plan, place)));
	const failed = [...remembered, ...chosen].find((outcome) => outcome.status === 'rejected');
	if (failed) throw failed.reason as Error;
}

/** Removes the hooks that were just made: what was remembered before stays. */
async function undo(plan: HookPlan, places: readonly Place[]): Promise<void> {
	const stay = plan.registrations.map(({ hookId }) => hookId);
	await Promise.all(
		places.map(async (place) => {
			const failure = await attempt(async () => await removeAll(plan, place, stay));
			if (failure) plan.warn(`look for a webhook to delete in ${labelOf(place)}: ${failure.message}`);
		}),
	);
}

/** The hooks in places that were chosen before must not deliver any more. */
async function leave(plan: HookPlan, registrations: readonly Registration[]): Promise<void> {
	const isChosen = ({ holder, holderId }: Place) =>
		registrations.some((one) => one.holder === holder && one.holderId === holderId);
	for (const former of plan.registrations.filter((one) => !isChosen(one))) {
		const failure = await attempt(async () => await removeAll(plan, former));
		if (failure) {
			plan.warn(`delete the webhook in the former ${labelOf(former)} by hand: ${failure.message}`);
		}
	}
}
