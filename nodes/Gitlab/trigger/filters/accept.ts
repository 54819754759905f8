import type { IDataObject } from 'n8n-workflow';
import type { WebhookEvent } from '../output/webhookEvent';
import { actionFilters } from './actions';
import { branchFilters } from './branches';
import { commentFilters } from './comments';
import { draftFilter } from './draft';
import { filesFilter } from './files';
import type { Filter } from './filter';
import { labelFilters } from './labels';
import type { Me } from './me';
import { peopleFilters } from './people';

/** All filters that need nothing but the event. */
export const FILTERS: readonly Filter[] = [
	...actionFilters,
	...branchFilters,
	...commentFilters,
	draftFilter,
	filesFilter,
	...labelFilters,
	...peopleFilters,
];

/** Whether an event gets past all filters that the user has added. */
export function isAccepted(webhookEvent: WebhookEvent, chosen: IDataObject, me?: Me): boolean {
	return FILTERS.every(
		({ field, accepts }) => !(field.name in chosen) || accepts(webhookEvent, chosen[field.name], me),
	);
}
