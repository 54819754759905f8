import type { IDataObject } from 'n8n-workflow';
import { actionsOf } from './actions';
import { kindOf } from './kind';

/** What a delivery tells. */
export interface WebhookEvent {
	/** What it is about, in one word: `merge_request`, `comment`, `pipeline`. */
	event: string;
	/** What happened, the main thing first. */
	actions: readonly string[];
	/** As GitLab sent it, or whoever has the secret: nothing in it is sure. */
	body: IDataObject;
}

/** Reads a delivery's body. */
export function webhookEventOf(body: IDataObject): WebhookEvent {
	const kind = kindOf(body);
	return { event: kind.event, actions: actionsOf(kind, body), body };
}
