import type { Operation, Resource } from '../../operation';
import { deletion } from '../shared/deletion';
import { getOne } from '../shared/getOne';
import { stateChanges } from '../shared/stateChange';
import { create } from './create';
import { getMany } from './getMany';
import { issues } from './issues';
import { simpleEpic } from './simple';
import { at, subject } from './subject';
import { update } from './update';

/** What other resources have too, for the editions that have epics. */
function ofEpics(operation: Operation): Operation {
	return {
		...operation,
		tier: 'Premium',
		description: `${operation.description}; prefer Work Item`,
	};
}

/** @see https://docs.gitlab.com/api/epics/#single-epic */
const get = getOne({
	noun: 'an epic',
	at,
	description: 'Retrieve an epic; prefer Work Item',
	tier: 'Premium',
	simplify: simpleEpic,
});

export const epic: Resource = {
	name: 'Epic',
	description: 'Deprecated by GitLab: Work Item does all of it',
	operations: [
		create,
		ofEpics(deletion(subject, 'Owner')),
		get,
		getMany,
		...stateChanges(subject, 'deleting', { role: 'Planner' }).map(ofEpics),
		update,
		...issues,
	],
};
