import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';
import { simpleCommit } from '../commit/simple';

/** What most workflows use of a place in a file. */
export const simplePlaceInFile = pick(['path', 'startline', 'data', 'ref', 'project_id']);

/** What most workflows use of a project that was found: GitLab shows less of it than elsewhere. */
export const simpleFoundProject = pick(
	['id', 'name', 'path_with_namespace', 'description', 'default_branch'],
	['topics', 'star_count', 'forks_count', 'last_activity_at', 'web_url'],
);

/** What most workflows use of a snippet. */
export const simpleFoundSnippet = pick(
	['id', 'title', 'description', 'file_name', 'visibility'],
	{ author: 'author.username' },
	['project_id', 'web_url', 'created_at', 'updated_at'],
);

/** What most workflows use of a commit that was found in some project. */
export function simpleFoundCommit(row: IDataObject): IDataObject {
	return { ...simpleCommit(row), project_id: row.project_id ?? null };
}
