import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import {
	type List,
	type LocatorSpec,
	type Param,
	entry,
	inProject,
	locator,
	projectPage,
	required,
	textOf,
} from '../../fields';
import { atInProject, locatorIn } from '../../fields/places';
import type { Field } from '../../operation';
import { pick } from '../../simplify';
import { simpleIssue } from '../issue/field';
import type { Issuable } from '../shared/plain';

export const mergeRequests: List = {
	name: 'searchMergeRequests',
	from: inProject(path`/merge_requests`),
	query: { order_by: 'updated_at', scope: 'all' },
	entry: entry('iid', (request) => `!${textOf(request.iid)} ${textOf(request.title)}`),
};

/** GitLab also offers it as `.diff` and `.patch`. */
export const MERGE_REQUEST_URL = projectPage(String.raw`merge_requests\/(\d+)(?:\.diff|\.patch)?`);

interface MergeRequestLooks {
	displayName: string;
	description?: string;
	list?: List;
}

function specOf<K extends string>(
	name: K,
	{ list = mergeRequests, ...looks }: MergeRequestLooks,
): LocatorSpec<K, number> {
	return {
		name,
		...looks,
		list,
		url: { pattern: MERGE_REQUEST_URL, example: 'https://gitlab.com/group/project/-/merge_requests/12' },
		id: {
			displayName: 'IID',
			example: '12',
			pattern: '!?\\d+',
			hint: 'The number after the ! in GitLab',
		},
		knownBy: ({ iid }) => iid,
		resolve: (identifier) => Number(identifier.replace('!', '')),
	};
}

/** One merge request of any project, by its number there (iid). */
export function mergeRequestAnywhere<K extends string>(name: K, looks: MergeRequestLooks): Param<K, number> {
	return locator(specOf(name, looks));
}

/** One merge request of the project, by its number there (iid). */
export function mergeRequestParam<K extends string>(
	name: K,
	displayName = 'Merge Request',
	description?: string,
): Param<K, number> {
	return locatorIn('project', specOf(name, { displayName, description }));
}

/** The merge request that an operation works on. */
export const mergeRequest: Field<'mergeRequest', number> = required(mergeRequestParam('mergeRequest'));

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

/** The merge request as a subject of the operations that other resources have too. */
export const subject: Issuable = {
	noun: 'a merge request',
	type: 'MergeRequest',
	at: atInProject(path`/merge_requests`, mergeRequest),
	simplify: simpleMergeRequest,
};

/** The chosen merge request's path. */
export const { at } = subject;
