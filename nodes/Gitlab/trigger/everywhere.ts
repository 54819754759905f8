import { attempt, removeAll } from './hooks';
import type { Place } from './places';
import { labelOf } from './places';
import { at } from './refusal';
import { isInOrder, register } from './register';
import type { Registration } from './registration';
import type { Site } from './site';

/** Whether every place has its hook, in order, and no other place has one. */
export async function isInOrderEverywhere(site: Site): Promise<boolean> {
	const places = await site.places();
	if (site.registrations.length !== places.length) return false;
	const answers = await Promise.all(
		places.map(async (place) => await at(place, async () => await isInOrder(site, place))),
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
export async function registerEverywhere(site: Site): Promise<Registration[] | undefined> {
	const places = await site.places();
	let registrations: Registration[] | undefined;
	const failure = await attempt(async () => {
		registrations = await registerAll(site, places);
	});
	// Where one place is all there is, n8n has the rest removed.
	if (failure && places.length > 1) await undo(site, places);
	if (failure) throw failure;
	if (registrations) await leave(site, registrations);
	return registrations;
}

async function registerAll(site: Site, [first, ...others]: Place[]): Promise<Registration[] | undefined> {
	const registerAt = async (place: Place) => await at(place, async () => await register(site, place));
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
export async function unregisterEverywhere(site: Site): Promise<void> {
	const remembered = await Promise.allSettled(
		site.registrations.map(async (place) => await removeAll(site, place)),
	);
	// Fields that lead nowhere any more name no place that could still have a hook.
	const places = await site.chosen().catch((): Place[] => []);
	const chosen = await Promise.allSettled(places.map(async (place) => await removeAll(site, place)));
	const failed = [...remembered, ...chosen].find((outcome) => outcome.status === 'rejected');
	if (failed) throw failed.reason as Error;
}

/** Removes the hooks that were just made: what was remembered before stays. */
async function undo(site: Site, places: readonly Place[]): Promise<void> {
	const stay = site.registrations.map(({ hookId }) => hookId);
	await Promise.all(
		places.map(async (place) => {
			const failure = await attempt(async () => await removeAll(site, place, stay));
			if (failure) site.warn(`look for a webhook to delete in ${labelOf(place)}: ${failure.message}`);
		}),
	);
}

/** The hooks in places that were chosen before must not deliver any more. */
async function leave(site: Site, registrations: readonly Registration[]): Promise<void> {
	const isChosen = ({ holder, holderId }: Place) =>
		registrations.some((one) => one.holder === holder && one.holderId === holderId);
	for (const former of site.registrations.filter((one) => !isChosen(one))) {
		const failure = await attempt(async () => await removeAll(site, former));
		if (failure) {
			site.warn(`delete the webhook in the former ${labelOf(former)} by hand: ${failure.message}`);
		}
	}
}
