import type { WorkItem } from '../../world/planning';
import { allWorkItems } from '../../world/planning';
import type { Asking } from '../asking';
import { NO_ACCESS } from '../asking';
import { numberIn } from '../ids';
import { canSeeItem } from './list';

/** A work item that the asker may see, by its global ID. */
export function findItem(asking: Asking, id: string): WorkItem {
	const number = numberIn(id, 'WorkItem');
	const found = allWorkItems(asking.world).find(({ thing }) => thing.id === number);
	if (!found || !canSeeItem(asking, found)) throw new Error(NO_ACCESS);
	return found;
}
