import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, type Selection, leadsBack, path } from '../../client';
import {
	additionalFields,
	choices,
	compose,
	filters,
	limit,
	required,
	text,
	updateFields,
	upsertFields,
} from '../../fields';
import { type Operation, type Resource, read, write } from '../../operation';
import { deletion, getOne, listBelow } from '../shared/plain';
import { content, events, eventsOfNew, holderIn, tellNotSigned, testEvent } from './content';
import {
	at,
	atWithDeliveries,
	delivery,
	MOST_DELIVERIES,
	place,
	simpleDelivery,
	simpleWebhook,
} from './field';

/**
 * @see https://docs.gitlab.com/api/project_webhooks/#create-a-project-webhook
 * @see https://docs.gitlab.com/api/group_webhooks/#create-a-group-webhook
 * @see https://docs.gitlab.com/api/system_hooks/#create-a-system-hook
 */
const create = write({
	name: 'Create',
	description: 'Have GitLab tell an address of events; groups: Premium',
	role: 'Maintainer',
	fields: [
		place,
		required(text('url', { placeholder: 'e.g. https://example.com/hooks/gitlab' })),
		eventsOfNew,
		additionalFields(...content),
	],
	simplify: simpleWebhook,
	run: async ({ gitlab, hint, place, url, flags, additionalFields }) => {
		const body = { url, ...flags, ...additionalFields };
		return tellNotSigned(hint, body, await gitlab.post(path`${place}/hooks`, body));
	},
});

/**
 * @see https://docs.gitlab.com/api/project_webhooks/#get-a-project-webhook
 * @see https://docs.gitlab.com/api/group_webhooks/#get-a-group-webhook
 * @see https://docs.gitlab.com/api/system_hooks/#get-system-hook
 */
const get = getOne({ at, role: 'Maintainer', simplify: simpleWebhook });

/**
 * @see https://docs.gitlab.com/api/project_webhooks/#list-webhooks-for-a-project
 * @see https://docs.gitlab.com/api/group_webhooks/#list-group-webhooks
 * @see https://docs.gitlab.com/api/system_hooks/#list-system-hooks
 */
const getMany = listBelow(place, path`/hooks`, {
	name: 'Get Many',
	description: 'List the webhooks of a project, a group, or the instance',
	role: 'Maintainer',
	simplify: simpleWebhook,
});

const params = [
	text('url', {
		placeholder: 'e.g. https://example.com/hooks/gitlab',
		description: 'With another one GitLab forgets the secret token, unless given again',
	}),
	...content,
] as const;
const fields = updateFields(...params);

/** The events and all else that changes: one of both must be there. */
const changes = compose('changes', [events, fields], async (item): Promise<IDataObject> => {
	const flags = await events.read(item);
	return flags ? { ...flags, ...(await upsertFields(...params).read(item)) } : await fields.read(item);
});

/**
 * @see https://docs.gitlab.com/api/project_webhooks/#update-a-project-webhook
 * @see https://docs.gitlab.com/api/group_webhooks/#update-a-group-webhook
 * @see https://docs.gitlab.com/api/system_hooks/#update-system-hook
 */
const update = write({
	name: 'Update',
	role: 'Maintainer',
	fields: [at, changes],
	simplify: simpleWebhook,
	run: async ({ gitlab, hint, at, changes }) => tellNotSigned(hint, changes, await gitlab.put(at, changes)),
});

/** System hooks are tested with what GitLab makes up, all others with something that is really there. */
const testOf = compose('test', [at, testEvent], async (item) => {
	const hook = await at.read(item);
	return holderIn(item) === 'instance' ? hook : path`${hook}/test/${await testEvent.read(item)}`;
});

/**
 * @see https://docs.gitlab.com/api/project_webhooks/#trigger-a-test-project-webhook
 * @see https://docs.gitlab.com/api/group_webhooks/#trigger-a-test-group-webhook
 * @see https://docs.gitlab.com/api/system_hooks/#test-system-hook
 */
const sendTest = write({
	name: 'Test',
	description: 'Deliver a sample event; fails where the receiver does not take it',
	role: 'Maintainer',
	fields: [testOf],
	run: async ({ gitlab, test }) => {
		await gitlab.post(test);
		return { delivered: true };
	},
});

/**
 * What GitLab has sent to a webhook in the last seven days.
 *
 * @see https://docs.gitlab.com/api/project_webhooks/#list-all-events-for-a-project-webhook
 * @see https://docs.gitlab.com/api/group_webhooks/#list-all-events-for-a-group-webhook
 */
const deliveries: Operation[] = [
	read({
		name: 'Get Deliveries',
		description: 'List what was sent in the last seven days, with the answers',
		role: 'Maintainer',
		fields: [
			atWithDeliveries,
			limit,
			filters(
				choices(
					'status',
					{
						successful: 'Successful (2xx)',
						client_failure: 'Refused (4xx)',
						server_failure: 'Failed (5xx or No Answer)',
					},
					{ displayName: 'Status' },
				),
				text('status_code', { placeholder: 'e.g. 404', description: 'Separated by commas' }),
			),
		],
		simplify: simpleDelivery,
		run: async ({ gitlab, at, limit, filters: { status, status_code } }) => {
			const codes = String(status_code ?? '').split(',');
			const wanted = [status ?? [], codes].flat().map((one) => String(one).trim());
			const query = { status: wanted.filter(Boolean) };
			return await listed(gitlab, path`${at}/events`, query.status.length ? query : {}, limit);
		},
	}),
	write({
		name: 'Resend Delivery',
		action: 'Resend a delivery of a webhook',
		description: 'Send a delivery again, under the same ID',
		role: 'Maintainer',
		fields: [atWithDeliveries, delivery],
		run: async ({ gitlab, at, delivery }) => await gitlab.post(path`${at}/events/${delivery}/resend`),
	}),
];

/** GitLab refuses to give as many deliveries at a time as it gives of all else. */
async function listed(
	gitlab: Gitlab,
	events: Path,
	query: IDataObject,
	limit = Infinity,
): Promise<IDataObject[]> {
	const found = new Map<unknown, IDataObject>();
	let selection: Selection | undefined = { page: 1 };
	while (selection && found.size < limit) {
		const { rows, next } = await gitlab.page(events, query, { selection, perPage: MOST_DELIVERIES });
		const known = found.size;
		for (const row of rows) found.set(row.id, row);
		if (next && found.size === known) throw leadsBack();
		selection = next;
	}
	return [...found.values()].slice(0, limit);
}

export const webhook: Resource = {
	name: 'Webhook',
	description: 'What GitLab tells other servers of',
	operations: [
		create,
		get,
		getMany,
		update,
		deletion({ noun: 'a webhook', at, simplify: simpleWebhook }, 'Maintainer'),
		sendTest,
		...deliveries,
	],
};
