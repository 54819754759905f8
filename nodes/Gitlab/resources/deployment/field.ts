import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { type List, byId, chosen, entry, inProject, textOf } from '../../fields';
import { atInProject } from '../../fields/places';

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
const deployment = chosen({
	name: 'deployment',
	list: deployments,
	...byId('42'),
});

/** Project and deployment as one argument: the deployment's path. */
export const at = atInProject(path`/deployments`, deployment);
