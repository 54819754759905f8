import type { INodeProperties } from 'n8n-workflow';
import { choice, choices, compose, isEmpty, oneOf, required, shownFor } from '../../fields';
import type { Item } from '../../item';
import type { Field } from '../../operation';
import { eventsOf, flagsFor } from '../../trigger/events/events';
import type { Holder, HookEvent } from '../../trigger/events/hookEvents';

const HOLDERS = ['project', 'group', 'instance'] as const satisfies readonly Holder[];

const namesOf = (events: readonly HookEvent[]) =>
	Object.fromEntries(events.map(({ flag, name, tier }) => [flag, tier ? `${name} (${tier})` : name]));

const ofHolder = (holder: Holder) => choices('events', namesOf(eventsOf(holder)), { displayName: 'Events' });

const offered = HOLDERS.map((holder): INodeProperties => {
	const { property } = ofHolder(holder);
	const description = 'Updating without any changes none of them';
	return { ...property, description, displayOptions: { show: { belongsTo: [holder] } } };
});

/**
 * The flags of all events of the chosen place, on or off: GitLab switches pushes on where it is told nothing.
 * Undefined where no event is chosen.
 */
export const events: Field<'flags', Record<string, boolean> | undefined> = compose(
	'flags',
	offered,
	async (item) => {
		const given = item.value('events');
		if (isEmpty(given)) return undefined;
		const holder = holderIn(item);
		return flagsFor(await ofHolder(holder).convert(given, item, 'events'), holder);
	},
);

/** The same for a new webhook, which must be told of something; system hooks are, of much that no flag asks for. */
export const eventsOfNew: Field<'flags', Record<string, boolean>> = {
	...events,
	read: async (item) => {
		const flags = await events.read(item);
		if (flags) return flags;
		const holder = holderIn(item);
		return holder === 'instance'
			? flagsFor([], holder)
			: item.fail("'Events' is empty", 'Choose what GitLab should tell the webhook of.');
	},
};

/** What the webhook of a project or group can be tested with. */
export const testEvent = shownFor(
	'belongsTo',
	['project', 'group'],
	required(choice('trigger', testable(), { displayName: 'Event', default: 'push_events' })),
);

/** Both projects and groups have them, and GitLab's tests too. */
function testable(): Record<string, string> {
	const inGroups = eventsOf('group');
	const both = eventsOf('project').filter((event) => inGroups.includes(event));
	return namesOf(both.filter(({ isTestable = true }) => isTestable));
}

/** Where the webhook of an item is. */
export function holderIn(item: Item): Holder {
	const given = item.value('belongsTo');
	return isEmpty(given) ? 'project' : oneOf(given, HOLDERS, 'Belongs To', item);
}
