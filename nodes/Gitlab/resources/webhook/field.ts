import type { IDataObject } from 'n8n-workflow';
import { type Path, path } from '../../client';
import { type List, byId, chosen, entry, holderPage, inPlace, isEmpty, textOf } from '../../fields';
import { atIn, chosenIn, placeOf, projectGroupOrInstance, projectOrGroup } from '../../fields/places';
import type { Field } from '../../operation';
import { pick } from '../../simplify';
import { chosenEvents } from '../../trigger/events/events';

/** Where webhooks can be; the instance's are GitLab's system hooks. */
export const place = projectGroupOrInstance(path``);

const webhooks: List = {
	name: 'searchWebhooks',
	from: (chosen, item, typed) =>
		item.value('belongsTo') === 'instance' ? path`/hooks` : inPlace(path`/hooks`)(chosen, item, typed),
	searchBy: 'names',
	entry: entry('id', ({ name, url }) => textOf(name) || textOf(url)),
};

const webhook = chosenIn('either', {
	name: 'webhook',
	list: webhooks,
	url: {
		pattern: holderPage(String.raw`hooks\/(\d+)`),
		example: 'https://gitlab.com/group/project/-/hooks/12/edit',
	},
	...byId(),
});

/** Place and webhook as one argument: the webhook's path. */
export const at = within(place);

/** The same in places whose deliveries GitLab shows: not those of the instance. */
export const atWithDeliveries = within(projectOrGroup);

function within(where: Field<'place', Path>): Field<'at', Path> {
	return atIn(where, path`/hooks`, webhook);
}

/** GitLab gives no more deliveries at a time. */
export const MOST_DELIVERIES = 20;

const deliveries: List = {
	name: 'searchWebhookDeliveries',
	from: async (_chosen, item) =>
		isEmpty(item.value('webhook'))
			? undefined
			: path`${await placeOf(item)}/hooks/${await webhook.read(item)}/events`,
	perPage: MOST_DELIVERIES,
	searchBy: (typed) => ({ status: typed }),
	entry: entry('id', ({ id, trigger, response_status }) => {
		return `#${textOf(id)} ${textOf(trigger)} (${textOf(response_status)})`;
	}),
};

/** A delivery that GitLab remembers: those of the last seven days. */
export const delivery = chosen({ name: 'delivery', list: deliveries, ...byId('345') });

const simple = pick(
	['id', 'url', 'name', 'description', 'push_events_branch_filter'],
	['enable_ssl_verification', 'alert_status', 'disabled_until', 'created_at'],
);

/** What most workflows use of a webhook; its events as one list, which 'Events' takes again. */
export function simpleWebhook(row: IDataObject): IDataObject {
	return { ...simple(row), events: chosenEvents(row) };
}

/** What most workflows use of a delivery: what came of it, without all that was sent. */
export const simpleDelivery = pick(
	['id', 'trigger', 'url', 'response_status', 'response_body', 'execution_duration'],
	{ delivery_id: 'request_headers.Idempotency-Key' },
);
