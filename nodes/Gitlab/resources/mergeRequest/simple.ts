import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../simplify';
import { simpleIssue } from '../issue/simple';

/** What most workflows use of a merge request. */
export const simpleMergeRequest = pick(
	['iid', 'project_id', 'title', 'state', 'draft', 'source_branch', 'target_branch'],
	{ author: 'author.username' },
	['detailed_merge_status', 'web_url'],
);

/** What most workflows use of a version of the changes. */
export const simpleVersion = pick(
	['id', 'state', 'head_commit_sha', 'base_commit_sha'],
	['start_commit_sha', 'real_size', 'created_at'],
);

/** What most workflows use of a changed file. */
export const simpleChange = pick(
	['new_path', 'old_path', 'new_file', 'renamed_file'],
	['deleted_file', 'too_large', 'diff'],
);

/** What most workflows use of a reviewer. */
export const simpleReviewer = pick({ id: 'user.id', username: 'user.username', name: 'user.name' }, [
	'state',
	'created_at',
]);

/** What most workflows use of an issue; issues of other trackers, as Jira, are ID and title only. */
export function simpleIssueOfAnyTracker(row: IDataObject): IDataObject {
	return 'iid' in row ? simpleIssue(row) : row;
}
