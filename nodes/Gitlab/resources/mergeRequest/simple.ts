import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';
import { simpleIssue } from '../issue/simple';

/** What most workflows use of a merge request. */
export const simpleMergeRequest = pick({
	iid: 'iid',
	project_id: 'project_id',
	title: 'title',
	state: 'state',
	draft: 'draft',
	source_branch: 'source_branch',
	target_branch: 'target_branch',
	author: 'author.username',
	detailed_merge_status: 'detailed_merge_status',
	web_url: 'web_url',
});

/** What most workflows use of a version of the changes. */
export const simpleVersion = pick({
	id: 'id',
	state: 'state',
	head_commit_sha: 'head_commit_sha',
	base_commit_sha: 'base_commit_sha',
	start_commit_sha: 'start_commit_sha',
	real_size: 'real_size',
	created_at: 'created_at',
});

/** What most workflows use of a changed file. */
export const simpleChange = pick({
	new_path: 'new_path',
	old_path: 'old_path',
	new_file: 'new_file',
	renamed_file: 'renamed_file',
	deleted_file: 'deleted_file',
	too_large: 'too_large',
	diff: 'diff',
});

/** What most workflows use of a reviewer. */
export const simpleReviewer = pick({
	id: 'user.id',
	username: 'user.username',
	name: 'user.name',
	state: 'state',
	created_at: 'created_at',
});

/** What most workflows use of an issue; issues of other trackers, as Jira, are ID and title only. */
export function simpleIssueOfAnyTracker(row: IDataObject): IDataObject {
	return 'iid' in row ? simpleIssue(row) : row;
}
