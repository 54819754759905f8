import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';
import { simpleIssue } from '../issue/simple';

/** What most workflows use of an epic. */
export const simpleEpic = pick(
	['id', 'iid', 'group_id', 'title', 'state', 'labels'],
	{ author: 'author.username' },
	['start_date', 'due_date', 'web_url'],
);

/** What most workflows use of an epic's issue, and what takes it out of the epic. */
export function simpleEpicIssue(row: IDataObject): IDataObject {
	return { epic_issue_id: row.epic_issue_id ?? null, ...simpleIssue(row) };
}

/** What most workflows use of an issue's place in an epic. */
export const simpleEpicIssueLink = pick(
	{ epic_issue_id: 'id', epic_iid: 'epic.iid', epic_title: 'epic.title' },
	{ group_id: 'epic.group_id', issue_iid: 'issue.iid', project_id: 'issue.project_id' },
	{ issue_title: 'issue.title', web_url: 'issue.web_url' },
);
