import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Selection, leadsBack, path } from '../../client';
import { oneHook } from '../registration/ownHooks';
import type { Registration } from '../registration/storedRegistration';

/** A delivery that GitLab has recorded as failed. */
export interface FailedDelivery {
	registration: Registration;
	/** The ID of the record. */
	logId: number;
	/** The ID of the delivery, which stays the same when it is sent again. */
	deliveryId: string;
}

/** GitLab gives no more records at a time. */
const PAGE = 20;

/** 7 days with a failure every 10 minutes; more than this could not be caught up with anyway. */
const MOST_PAGES = 50;

const FAILED = { status: ['client_failure', 'server_failure'] };

/**
 * The deliveries of a hook that failed, of the last 7 days, the newest first, each once.
 *
 * @param done the last record that is done with
 * @see https://docs.gitlab.com/api/project_webhooks/#list-all-events-for-a-project-webhook
 */
export async function failedDeliveries(
	gitlab: Gitlab,
	registration: Registration,
	done: number,
): Promise<FailedDelivery[]> {
	const found = new Map<string, FailedDelivery>();
	const seen = new Set<unknown>();
	const events = path`${oneHook(registration, registration.hookId)}/events`;
	let selection: Selection | undefined = { page: 1 };
	for (let page = 1; selection && page <= MOST_PAGES; page += 1) {
		const { rows, next } = await gitlab.page(events, FAILED, { selection, perPage: PAGE });
		const fresh = rows.filter(({ id }) => Number(id) > done);
		const isOver = !next || fresh.length < rows.length;
		if (!isOver && fresh.every(({ id }) => seen.has(id))) throw leadsBack();
		for (const record of fresh) {
			seen.add(record.id);
			const deliveryId = deliveryIdOf(record);
			if (deliveryId) found.set(deliveryId, { registration, logId: Number(record.id), deliveryId });
		}
		selection = isOver ? undefined : next;
	}
	return [...found.values()];
}

/** None where the delivery cannot be sent again: GitLab keeps no body that is too large, and old ones have no ID. */
function deliveryIdOf({ request_headers: headers, request_data: data }: IDataObject): string | undefined {
	const given = (headers ?? {}) as IDataObject;
	const id = given['Idempotency-Key'] ?? given['webhook-id'];
	const isKept = (data as IDataObject | null)?.oversize !== true;
	return typeof id === 'string' && isKept ? id : undefined;
}
