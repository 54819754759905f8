import { pick } from '../../simplify';

/** What most workflows use of a label. */
export const simpleLabel = pick(
	['id', 'name', 'color', 'description', 'is_project_label'],
	['priority', 'subscribed', 'open_issues_count', 'closed_issues_count', 'open_merge_requests_count'],
);
