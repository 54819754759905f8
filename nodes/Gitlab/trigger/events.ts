import type { INodePropertyOptions } from 'n8n-workflow';
import type { Holder, HookEvent } from './hookEvents';
import { HOOK_EVENTS } from './hookEvents';
import { SYSTEM_EVENTS } from './systemEvents';

const ALL: readonly HookEvent[] = HOOK_EVENTS;

/** The events that a kind of hook asks for, by GitLab's names and in their order. */
export function eventsOf(holder: Holder): readonly HookEvent[] {
	return ALL.filter(({ of = ['project', 'group'] }) => of.includes(holder));
}

/** The choices of 'Trigger On' for a kind of hook. */
export function optionsFor(holder: Holder): INodePropertyOptions[] {
	const flagged = eventsOf(holder).map(({ flag, name, description, tier }) => ({
		name,
		value: flag,
		description: tier ? `${description} (${tier})` : description,
	}));
	const always = holder === 'instance' ? SYSTEM_EVENTS : [];
	const others = always.map(({ event, name, description }) => ({ name, value: event, description }));
	return [...flagged, ...others].sort((a, b) => a.name.localeCompare(b.name));
}

/** The flags of the events that are about comments. */
export const commentFlags: readonly string[] = ALL.filter(({ isComment }) => isComment).map(
	({ flag }) => flag,
);

/** Every flag with whether it is chosen: what is not said, GitLab decides (pushes are on by default). */
export function flagsFor(chosen: readonly string[], holder: Holder): Record<string, boolean> {
	return Object.fromEntries(eventsOf(holder).map(({ flag }) => [flag, chosen.includes(flag)]));
}

/**
 * The event that a delivery is about, as 'Trigger On' names it, if it is known.
 *
 * @param header `X-Gitlab-Event`; system hooks have one for all events
 * @param body the delivery's, which tells the events of system hooks apart
 */
export function flagOf(header: string, body: Record<string, unknown> = {}): string | undefined {
	if (header !== 'System Hook') return ALL.find((event) => event.header === header)?.flag;
	const named = body.event_name ?? body.object_kind;
	const { event } = SYSTEM_EVENTS.find((each) => each.event === named) ?? {};
	return event ?? eventsOf('instance').find(({ flag }) => flag.replace(/s?_events$/, '') === named)?.flag;
}

/** What users call an event. */
export function nameOf(flag: string): string {
	return ALL.find((event) => event.flag === flag)?.name ?? flag;
}
