import { path } from '../../client/path';
import { compose } from '../../fields/compose';
import { entry, text } from '../../fields/entry';
import type { List } from '../../fields/list';
import { inProject } from '../../fields/list';
import { locator } from '../../fields/locator';
import { required } from '../../fields/param';
import { project } from '../../fields/places/project';
import type { Field } from '../../operation';

const statusChecks: List = {
	name: 'searchStatusChecks',
	from: inProject(path`/external_status_checks`),
	searchBy: 'names',
	entry: entry('id', (check) => text(check.name)),
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
