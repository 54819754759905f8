import { pick } from '../../simplify';

/** What most workflows use of a snippet. */
export const simpleSnippet = pick({
	id: 'id',
	title: 'title',
	description: 'description',
	visibility: 'visibility',
	author: 'author.username',
	project_id: 'project_id',
	files: 'files.path',
	web_url: 'web_url',
	created_at: 'created_at',
	updated_at: 'updated_at',
});
