import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { type List, entry, inProject, locator, required, textOf } from '../../fields';
import type { Field } from '../../operation';
import { atInProject } from '../shared/subject';

const deployments: List = {
	name: 'searchDeployments',
	from: inProject(path`/deployments`),
	query: { order_by: 'id', sort: 'desc' },
	searchBy: 'names',
	entry: entry('id', (deployment) => nameOf(deployment)),
};

function nameOf({ id, environment, ref, status }: IDataObject): string {
	const { name } = (environment ?? {}) as IDataObject;
	return `#${textOf(id)} ${textOf(ref)} to ${textOf(name)} (${textOf(status)})`;
}

/** GitLab shows deployments on the pages of their environments: they have none of their own. */
const deployment: Field<'deployment', number> = required(
	locator<'deployment', number>({
		name: 'deployment',
		displayName: 'Deployment',
		list: deployments,
		id: { displayName: 'ID', example: '42', pattern: '\\d+' },
		knownBy: ({ id }) => id,
		resolve: (identifier) => Number(identifier),
	}),
);

/** Project and deployment as one argument: the deployment's path. */
export const at = atInProject('deployments', deployment);
