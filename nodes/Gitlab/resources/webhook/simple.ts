import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';
import { chosenEvents } from '../../trigger/events/events';

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
