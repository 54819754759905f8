import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { kindOf } from '../output/kind';
import { read, readText } from '../output/read';
import { type Holder, type HookEvent, HOOK_EVENTS } from './hookEvents';
import { SYSTEM_EVENTS } from './systemEvents';

const ALL: readonly HookEvent[] = HOOK_EVENTS;

/** The events by what their bodies are about: `merge_requests_events` by `merge_request`. */
const BY_KIND = new Map<string, HookEvent[]>();
for (const event of ALL) {
	for (const kind of event.kinds ?? [event.flag.replace(/s?_events$/, '')]) {
		BY_KIND.set(kind, [...(BY_KIND.get(kind) ?? []), event]);
	}
}

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

/** The flags that are on in a hook as GitLab tells of it. */
export function chosenEvents(hook: IDataObject): string[] {
	return ALL.filter(({ flag }) => hook[flag] === true).map(({ flag }) => flag);
}

/** A delivery as far as it tells which event it is about. */
interface Told {
	/** `X-Gitlab-Event`, which GitLab does not sign. */
	header: string;
	body: IDataObject;
	/** What the hook hangs on. */
	holder: Holder;
}

/**
 * The event that a delivery is about, as 'Trigger On' names it, if it is known. That is what the body says,
 * because only the body is signed; the header must fit, and decides where the body says nothing that is known.
 * System hooks have one header for all events, or others on older servers: there the body alone decides.
 *
 * @see https://docs.gitlab.com/user/project/integrations/webhook_events/
 * @see https://docs.gitlab.com/administration/system_hooks/
 */
export function flagOf({ header, body, holder }: Told): string | undefined {
	const headed = ALL.find((event) => event.header === header);
	const told = BY_KIND.get(kindOf(body).event) ?? [];
	const system = systemEventIn(body);
	if (holder === 'instance') return system ?? told[0]?.flag;
	if (!told.length) return system ? undefined : headed?.flag;
	return told.find((event) => event === headed && (told.length === 1 || isAsOpen(event, body)))?.flag;
}

function systemEventIn(body: IDataObject): string | undefined {
	const name = readText(body, 'object_kind|event_name');
	return SYSTEM_EVENTS.find(({ event }) => event === name)?.event;
}

/** Of two events that tell of the same, one tells of what is confidential: whether the body is for this one. */
function isAsOpen({ isConfidential }: HookEvent, body: IDataObject): boolean {
	return (confidentialityOf(body) ?? isConfidential) === isConfidential;
}

/** Whether a body tells of something confidential; older servers do not always say. */
function confidentialityOf(body: IDataObject): boolean | undefined {
	const type = readText(body, 'event_type');
	if (type) return type.startsWith('confidential_');
	const said = ['object_attributes.confidential', 'object_attributes.internal', 'issue.confidential']
		.map((way) => read(body, way))
		.filter((value) => typeof value === 'boolean');
	return said.length ? said.includes(true) : undefined;
}

/** What users call an event. */
export function nameOf(flag: string): string {
	return ALL.find((event) => event.flag === flag)?.name ?? flag;
}
