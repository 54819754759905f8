import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { type List, byId, chosen, entry, inProject, textOf } from '../../fields';
import { atInProject } from '../../fields/places';
import { pick } from '../../simplify';

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
const deployment = chosen({ name: 'deployment', list: deployments, ...byId('42') });

/** Project and deployment as one argument: the deployment's path. */
export const at = atInProject(path`/deployments`, deployment);

/** What most workflows use of a deployment in a list. */
export const simpleDeployment = pick(
	['id', 'iid', 'status'],
	{ environment: 'environment.name' },
	['ref', 'sha'],
	{ user: 'user.username' },
	['created_at', 'updated_at'],
);

const approvals = pick(['pending_approval_count']);

/** What most workflows use of one deployment, of which GitLab tells more. */
export function simpleDeploymentInDetail(row: IDataObject): IDataObject {
	return { ...simpleDeployment(row), ...approvals(row) };
}
