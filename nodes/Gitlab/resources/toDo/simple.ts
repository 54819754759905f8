import { pick } from '../../simplify';

/** What most workflows use of a to-do. */
export const simpleTodo = pick(
	['id', 'state', 'action_name', 'target_type'],
	{ target_iid: 'target.iid', target_title: 'target.title' },
	{ project: 'project.path_with_namespace', author: 'author.username' },
	['target_url', 'created_at'],
);
