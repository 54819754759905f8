import { pick } from '../../simplify';

/** What most workflows use of a service that checks. */
export const simpleStatusCheck = pick(
	['id', 'name', 'project_id', 'external_url'],
	{ protected_branches: 'protected_branches.name' },
	['hmac'],
);

/** What most workflows use of a result that was reported; GitLab answers with the whole merge request. */
export const simpleResponse = pick(
	['id'],
	{ status_check_id: 'external_status_check.id', status_check: 'external_status_check.name' },
	{ merge_request_iid: 'merge_request.iid', project_id: 'merge_request.project_id' },
	{ sha: 'merge_request.sha', web_url: 'merge_request.web_url' },
);
