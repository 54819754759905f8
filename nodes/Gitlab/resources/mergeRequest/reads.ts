import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { flag, limit, options, sorting } from '../../fields';
import { project, projectGroupOrEverywhere } from '../../fields/places';
import { read } from '../../operation';
import { simpleCommit } from '../commit/simple';
import { listBelow } from '../shared/plain';
import { at, mergeRequest, simpleIssueOfAnyTracker, simpleMergeRequest, simpleVersion } from './field';
import { mergeRequestFilters } from './filters';

/** What GitLab only tells when it is asked for. */
const ASKED = ['diverged_commits_count', 'rebase_in_progress', 'title_html', 'description_html'];

/** @see https://docs.gitlab.com/api/merge_requests/#retrieve-a-merge-request */
export const get = read({
	name: 'Get',
	fields: [
		project,
		mergeRequest,
		options(
			flag('include_diverged_commits_count', 'Whether to count the commits it is behind'),
			flag('include_rebase_in_progress', 'Whether to return it'),
			flag('render_html', 'Whether to return HTML too', { displayName: 'Render HTML' }),
		),
	],
	simplify: (row) => ({ ...simpleMergeRequest(row), ...asked(row) }),
	inList: ({ project, mergeRequest, options }) =>
		Object.keys(options).length
			? undefined
			: {
					list: path`/projects/${project}/merge_requests`,
					iid: mergeRequest,
					// Getting one has GitLab check whether it can be merged, and so must the list.
					query: { with_merge_status_recheck: true },
				},
	run: async ({ gitlab, project, mergeRequest, options }) =>
		await gitlab.get(path`/projects/${project}/merge_requests/${mergeRequest}`, options),
});

function asked(row: IDataObject): IDataObject {
	return Object.fromEntries(ASKED.filter((name) => name in row).map((name) => [name, row[name]]));
}

const COLUMNS = {
	created_at: 'Created At',
	label_priority: 'Label Priority',
	merged_at: 'Merged At',
	milestone_due: 'Milestone Due Date',
	popularity: 'Popularity',
	priority: 'Priority',
	title: 'Title',
	updated_at: 'Updated At',
};

/** The order of any list of merge requests, and what its rows tell. */
export const mergeRequestOrder = sorting(
	COLUMNS,
	flag('with_labels_details', 'Whether to return ID, color and description of labels', {
		displayName: 'Label Details',
	}),
	flag('with_merge_status_recheck', 'Whether to check in the background if they can be merged', {
		displayName: 'Recheck Merge Status',
	}),
);

/** @see https://docs.gitlab.com/api/merge_requests/#list-merge-requests */
export const getMany = read({
	name: 'Get Many',
	description: 'List the merge requests of a project, a group, or all that you can see',
	fields: [projectGroupOrEverywhere, limit, mergeRequestFilters, mergeRequestOrder],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, place, limit, filters, options }) =>
		await gitlab.list(path`${place}/merge_requests`, { ...queryOf(filters), ...options }, limit),
});

/** GitLab's words for kinds of milestones have a `#` before them here. */
const KIND_OF_MILESTONES = /^(?:Started|Upcoming)$/;

/** The filters as GitLab wants them: without a scope, it lists outside of places only what the user has made. */
function queryOf(filters: IDataObject): IDataObject {
	const query: IDataObject = { scope: 'all', ...filters };
	for (const name of ['milestone', 'not[milestone]']) {
		const milestone = String(query[name]);
		if (KIND_OF_MILESTONES.test(milestone)) query[name] = `#${milestone.toLowerCase()}`;
	}
	return query;
}

/** @see https://docs.gitlab.com/api/merge_requests/#retrieve-merge-request-commits */
export const getCommits = listBelow(at, path`/commits`, { name: 'Get Commits', simplify: simpleCommit });

/** @see https://docs.gitlab.com/api/merge_requests/#list-issues-that-close-on-merge */
export const getIssuesClosed = listBelow(at, path`/closes_issues`, {
	name: 'Get Issues Closed',
	action: 'Get issues that a merge request closes',
	description: 'List the issues that merging closes',
	simplify: simpleIssueOfAnyTracker,
});

/** @see https://docs.gitlab.com/api/merge_requests/#list-issues-related-to-the-merge-request */
export const getRelatedIssues = listBelow(at, path`/related_issues`, {
	name: 'Get Related Issues',
	action: 'Get issues related to a merge request',
	description: 'List the issues mentioned in title, description, comments or commits',
	simplify: simpleIssueOfAnyTracker,
});

/** @see https://docs.gitlab.com/api/merge_requests/#list-all-merge-request-diff-versions */
export const getVersions = listBelow(at, path`/versions`, {
	name: 'Get Versions',
	description: 'List the versions of the diff after each push',
	simplify: simpleVersion,
});
