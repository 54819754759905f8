import { pick } from '../../simplify';

/** What most workflows use of a commit. */
export const simpleCommit = pick(
	['id', 'short_id', 'title', 'message', 'author_name'],
	['author_email', 'authored_date', 'committed_date', 'parent_ids', 'web_url'],
);

/** What most workflows use of a commit that was made, and what became of each file. */
export const simpleNewCommit = pick(
	['id', 'short_id', 'title', 'web_url', 'committed'],
	['created', 'updated', 'moved', 'deleted', 'left_alone'],
);

/** What most workflows use of a status. */
export const simpleStatus = pick(
	['id', 'sha', 'ref', 'name', 'status', 'description', 'target_url', 'coverage', 'pipeline_id'],
	{ author: 'author.username' },
);
