import { pick } from '../../simplify';

/** What most workflows use of a snippet. */
export const simpleSnippet = pick(
	['id', 'title', 'description', 'visibility'],
	{ author: 'author.username' },
	['project_id'],
	{ files: 'files.path' },
	['web_url', 'created_at', 'updated_at'],
);
