import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';

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
