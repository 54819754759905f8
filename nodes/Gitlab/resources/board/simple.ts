import { pick } from '../../simplify';

/** What most workflows use of a board: how it is narrowed, and the labels of its lists. */
export const simpleBoard = pick(
	['id', 'name'],
	{ milestone: 'milestone.title', assignee: 'assignee.username', labels: 'labels.name' },
	['weight'],
	{ lists: 'lists.label.name' },
	['hide_backlog_list', 'hide_closed_list'],
);

/** What most workflows use of a list: it holds the issues of one label, milestone, iteration or assignee. */
export const simpleList = pick(
	['id', 'position'],
	{ label: 'label.name', milestone: 'milestone.title' },
	{ iteration: 'iteration.title', assignee: 'assignee.username' },
	['max_issue_count', 'max_issue_weight', 'limit_metric'],
);
