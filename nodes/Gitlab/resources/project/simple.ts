import { pick } from '../../simplify';

/** What most workflows use of a project. */
export const simpleProject = pick({
	id: 'id',
	name: 'name',
	path_with_namespace: 'path_with_namespace',
	description: 'description',
	default_branch: 'default_branch',
	visibility: 'visibility',
	archived: 'archived',
	topics: 'topics',
	last_activity_at: 'last_activity_at',
	web_url: 'web_url',
});
