import type { IDataObject, INodeProperties } from 'n8n-workflow';
import {
	choice,
	choices,
	compose,
	flag,
	isEmpty,
	oneOf,
	required,
	rows,
	shownFor,
	text,
	when,
} from '../../fields';
import type { Hint } from '../../hints';
import type { Item } from '../../item';
import type { Field, Tools } from '../../operation';
import { eventsOf, flagsFor } from '../../trigger/events/events';
import type { Holder, HookEvent } from '../../trigger/events/hookEvents';

const secret = { typeOptions: { password: true } };

const pairs = <K extends string>(name: K, displayName: string, each: string, description?: string) =>
	rows(name, { displayName, each, description, required: [text('key'), text('value', secret)] });

/** What a webhook can have beside its address and its events. */
export const content = [
	text('name'),
	text('description'),
	text('token', {
		displayName: 'Secret Token',
		...secret,
		description: 'Sent as X-Gitlab-Token; GitLab never shows it again',
	}),
	text('signing_token', {
		...secret,
		placeholder: 'e.g. whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=',
		description: 'whsec_ and 32 bytes in Base64; GitLab 19 and later',
	}),
	flag('enable_ssl_verification', "Whether to check the receiver's certificate", {
		displayName: 'SSL Verification',
		default: true,
	}),
	text('push_events_branch_filter', {
		displayName: 'Branch Filter',
		placeholder: 'e.g. release/*',
		description: 'Branches whose pushes it is told of',
	}),
	choice(
		'branch_filter_strategy',
		{ wildcard: 'Wildcard', regex: 'Regular Expression', all_branches: 'All Branches' },
		{ displayName: 'Branch Filter Kind' },
	),
	when(
		'belongsTo',
		['project', 'group'],
		text('custom_webhook_template', {
			displayName: 'Body',
			lines: 4,
			description: "Replaces GitLab's own, as JSON with {{values}}",
		}),
	),
	pairs('custom_headers', 'Headers', 'Header'),
	pairs('url_variables', 'URL Variables', 'Variable', 'What stands in the URL as {key}, and nobody may see'),
] as const;

const NOT_SIGNED: Hint = (items) =>
	`GitLab took no signing token of ${items}: servers before 19.0 do not know it, and do not sign deliveries`;

/** Older servers pass a signing token over without a word. */
export function tellNotSigned(hint: Tools['hint'], sent: IDataObject, row: IDataObject): IDataObject {
	if (sent.signing_token && row.signing_token_present !== true) hint(NOT_SIGNED);
	return row;
}

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
