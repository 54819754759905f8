import { path } from '../../client';
import { type List, compose, entry, inProject, locator, required, textOf } from '../../fields';
import { project } from '../../fields/places';
import type { Field } from '../../operation';

const statusChecks: List = {
	name: 'searchStatusChecks',
	from: inProject(path`/external_status_checks`),
	searchBy: 'names',
	entry: entry('id', (check) => textOf(check.name)),
};

/** The external service that an operation works on. */
export const statusCheck: Field<'statusCheck', number> = required(
	locator<'statusCheck', number>({
		name: 'statusCheck',
		displayName: 'Status Check',
		list: statusChecks,
		id: { displayName: 'ID', example: '12', pattern: '\\d+' },
		knownBy: ({ id }) => id,
		resolve: (identifier) => Number(identifier),
	}),
);

/** Project and service as one argument: the service's path. */
export const at = compose(
	'at',
	[project, statusCheck],
	async (item) =>
		path`/projects/${await project.read(item)}/external_status_checks/${await statusCheck.read(item)}`,
);
