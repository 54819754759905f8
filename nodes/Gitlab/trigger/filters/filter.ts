import type { INodeProperties } from 'n8n-workflow';
import type { WebhookEvent } from '../output/webhookEvent';
import type { Me } from './me';

/** One entry of 'Filters': what the user sees, and whether an event gets past it. */
export interface Filter {
	readonly field: Omit<INodeProperties, 'displayOptions'>;
	/** The kinds of events that it narrows, by their flags; all others get past it. All, where not said. */
	readonly flags?: readonly string[];
	/**
	 * @param value what the user chose: anything, as it may be an expression's
	 * @param me the credential's own user, where it is known
	 */
	accepts(webhookEvent: WebhookEvent, value: unknown, me?: Me): boolean;
}
