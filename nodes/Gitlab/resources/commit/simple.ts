import { pick } from '../../simplify';

/** What most workflows use of a commit. */
export const simpleCommit = pick({
	id: 'id',
	short_id: 'short_id',
	title: 'title',
	message: 'message',
	author_name: 'author_name',
	author_email: 'author_email',
	authored_date: 'authored_date',
	committed_date: 'committed_date',
	parent_ids: 'parent_ids',
	web_url: 'web_url',
});

/** What most workflows use of a commit that was made, and what became of each file. */
export const simpleNewCommit = pick({
	id: 'id',
	short_id: 'short_id',
	title: 'title',
	web_url: 'web_url',
	committed: 'committed',
	created: 'created',
	updated: 'updated',
	moved: 'moved',
	deleted: 'deleted',
	left_alone: 'left_alone',
});

/** What most workflows use of a status. */
export const simpleStatus = pick({
	id: 'id',
	sha: 'sha',
	ref: 'ref',
	name: 'name',
	status: 'status',
	description: 'description',
	target_url: 'target_url',
	coverage: 'coverage',
	pipeline_id: 'pipeline_id',
	author: 'author.username',
});
