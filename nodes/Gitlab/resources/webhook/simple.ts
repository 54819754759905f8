import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';
import { chosenIn } from '../../trigger/events/events';

const simple = pick({
	id: 'id',
	url: 'url',
	name: 'name',
	description: 'description',
	push_events_branch_filter: 'push_events_branch_filter',
	enable_ssl_verification: 'enable_ssl_verification',
	alert_status: 'alert_status',
	disabled_until: 'disabled_until',
	created_at: 'created_at',
});

/** What most workflows use of a webhook; its events as one list, which 'Events' takes again. */
export function simpleWebhook(row: IDataObject): IDataObject {
	return { ...simple(row), events: chosenIn(row) };
}

/** What most workflows use of a delivery: what came of it, without all that was sent. */
export const simpleDelivery = pick({
	id: 'id',
	trigger: 'trigger',
	url: 'url',
	response_status: 'response_status',
	response_body: 'response_body',
	execution_duration: 'execution_duration',
	delivery_id: 'request_headers.Idempotency-Key',
});
