import { path } from '../../client';
import { type List, byId, chosen, entry, inProject, textOf } from '../../fields';
import { atInProject } from '../../fields/places';

const statusChecks: List = {
	name: 'searchStatusChecks',
	from: inProject(path`/external_status_checks`),
	searchBy: 'names',
	entry: entry('id', (check) => textOf(check.name)),
};

/** The external service that an operation works on. */
export const chosenCheck = chosen({
	name: 'statusCheck',
	list: statusChecks,
	...byId(),
});

/** Project and service as one argument: the service's path. */
export const at = atInProject(path`/external_status_checks`, chosenCheck);
