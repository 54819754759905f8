import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';
import { simpleCommit } from '../commit/simple';

/** What most workflows use of a place in a file. */
export const simplePlaceInFile = pick({
	path: 'path',
	startline: 'startline',
	data: 'data',
	ref: 'ref',
	project_id: 'project_id',
});

/** What most workflows use of a project that was found: GitLab shows less of it than elsewhere. */
export const simpleFoundProject = pick({
	id: 'id',
	name: 'name',
	path_with_namespace: 'path_with_namespace',
	description: 'description',
	default_branch: 'default_branch',
	topics: 'topics',
	star_count: 'star_count',
	forks_count: 'forks_count',
	last_activity_at: 'last_activity_at',
	web_url: 'web_url',
});

/** What most workflows use of a snippet. */
export const simpleFoundSnippet = pick({
	id: 'id',
	title: 'title',
	description: 'description',
	file_name: 'file_name',
	visibility: 'visibility',
	author: 'author.username',
	project_id: 'project_id',
	web_url: 'web_url',
	created_at: 'created_at',
	updated_at: 'updated_at',
});

/** What most workflows use of a commit that was found in some project. */
export function simpleFoundCommit(row: IDataObject): IDataObject {
	return { ...simpleCommit(row), project_id: row.project_id ?? null };
}
