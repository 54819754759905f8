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

/** What most workflows use of a repository that a project is pushed to. */
export const simpleMirror = pick({
	id: 'id',
	url: 'url',
	enabled: 'enabled',
	update_status: 'update_status',
	last_error: 'last_error',
	last_update_at: 'last_update_at',
	last_successful_update_at: 'last_successful_update_at',
	only_protected_branches: 'only_protected_branches',
});

/** What GitLab tells of a project whose jobs have access: less than of others. */
export const simpleAllowed = pick({
	id: 'id',
	name: 'name',
	path_with_namespace: 'path_with_namespace',
	description: 'description',
	default_branch: 'default_branch',
	visibility: 'visibility',
	last_activity_at: 'last_activity_at',
	web_url: 'web_url',
});

/** How far an import is. */
export const simpleImport = pick({
	id: 'id',
	name: 'name',
	path: 'path',
	path_with_namespace: 'path_with_namespace',
	import_status: 'import_status',
	created_at: 'created_at',
});
