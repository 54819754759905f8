import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, type Selection, leadsBack, path } from '../../client';
import { choices, filters, limit, text } from '../../fields';
import { type Operation, read, write } from '../../operation';
import { atWithDeliveries, delivery, MOST_DELIVERIES } from './field';
import { simpleDelivery } from './simple';

/**
 * What GitLab has sent to a webhook in the last seven days.
 *
 * @see https://docs.gitlab.com/api/project_webhooks/#list-all-events-for-a-project-webhook
 * @see https://docs.gitlab.com/api/group_webhooks/#list-all-events-for-a-group-webhook
 */
export const deliveries: Operation[] = [
	read({
		name: 'Get Deliveries',
		action: 'Get deliveries of a webhook',
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
