import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { flag, limit, sorting } from '../../fields';
import { projectGroupOrEverywhere } from '../../fields/places';
import { read } from '../../operation';
import { mergeRequestFilters } from './filters';
import { simpleMergeRequest } from './simple';

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
