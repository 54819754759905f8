import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';

/** What most workflows use of an issue. */
export const simpleIssue = pick(
	['iid', 'project_id', 'title', 'state', 'labels'],
	{ author: 'author.username', assignees: 'assignees.username', milestone: 'milestone.title' },
	['due_date', 'web_url'],
);

const linkOf = pick(['issue_link_id', 'link_type']);

/** What most workflows use of an issue that another one is linked to. */
export function simpleLinkedIssue(row: IDataObject): IDataObject {
	return { ...linkOf(row), ...simpleIssue(row) };
}

/** What most workflows use of a link between two issues. */
export const simpleLink = pick(
	['id', 'link_type'],
	{ source_iid: 'source_issue.iid', source_project_id: 'source_issue.project_id' },
	{ source_title: 'source_issue.title', source_url: 'source_issue.web_url' },
	{ target_iid: 'target_issue.iid', target_project_id: 'target_issue.project_id' },
	{ target_title: 'target_issue.title', target_url: 'target_issue.web_url' },
);
