import { pick } from '../../simplify';

/** What most workflows use of a project. */
export const simpleProject = pick(
	['id', 'name', 'path_with_namespace', 'description', 'default_branch'],
	['visibility', 'archived', 'topics', 'last_activity_at', 'web_url'],
);

/** What most workflows use of a repository that a project is pushed to. */
export const simpleMirror = pick(
	['id', 'url', 'enabled', 'update_status'],
	['last_error', 'last_update_at', 'last_successful_update_at', 'only_protected_branches'],
);

/** What GitLab tells of a project whose jobs have access: less than of others. */
export const simpleAllowed = pick(
	['id', 'name', 'path_with_namespace', 'description'],
	['default_branch', 'visibility', 'last_activity_at', 'web_url'],
);

/** How far an import is. */
export const simpleImport = pick(
	['id', 'name', 'path'],
	['path_with_namespace', 'import_status', 'created_at'],
);
