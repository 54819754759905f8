import { type Path, isFailure, path } from '../../client';
import type { Hook } from './hook';
import type { HookPlan } from './hookPlan';
import { type Place, baseOf, hooksAt } from './places';

/** The node's own hooks among those of a place, the oldest first: by what is remembered, or by their URL. */
export async function ownHooks(plan: HookPlan, place: Place, made?: number): Promise<Hook[]> {
	const all = (await plan.gitlab.list(hooksAt(place))) as Hook[];
	const ids = [made, ...plan.registrations.map(({ hookId }) => hookId)];
	const own = all.filter((hook) => ids.includes(hook.id) || baseOf(hook.url) === plan.url);
	return own.sort((a, b) => a.id - b.id);
}

/** Removes a hook; one that is gone already is no failure. */
export async function removeHook({ gitlab }: HookPlan, place: Place, id: number): Promise<void> {
	await unlessGone(async () => await gitlab.delete(oneHook(place, id)));
}

/** Removes what the node has in a place, but for those that are to stay. */
export async function removeAll(plan: HookPlan, place: Place, stay: readonly number[] = []): Promise<void> {
	await unlessGone(async () => {
		for (const { id } of await ownHooks(plan, place)) {
			if (!stay.includes(id)) await removeHook(plan, place, id);
		}
	});
}

/** @see https://docs.gitlab.com/api/project_webhooks/ */
export function oneHook(place: Place, id: number): Path {
	return path`${hooksAt(place)}/${id}`;
}

/** Gives what went wrong, where that does not end the matter. */
export async function attempt(act: () => Promise<unknown>): Promise<Error | undefined> {
	try {
		await act();
		return undefined;
	} catch (error) {
		return error as Error;
	}
}

async function unlessGone(act: () => Promise<unknown>): Promise<void> {
	const failure = await attempt(act);
	if (failure && !isFailure(failure, 'notFound')) throw failure;
}
