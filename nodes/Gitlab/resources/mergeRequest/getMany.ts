import { path } from '../../client/path';
import { limit } from '../../fields/paging';
import { flag } from '../../fields/param';
import { projectGroupOrEverywhere } from '../../fields/place';
import { sorting } from '../../fields/sorting';
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

/** @see https://docs.gitlab.com/api/merge_requests/#list-merge-requests */
export const getMany = read({
	name: 'Get Many',
	action: 'Get many merge requests',
	description: 'List merge requests of a project, of a group, or of everything you can see',
	fields: [
		projectGroupOrEverywhere,
		limit,
		mergeRequestFilters,
		sorting(
			COLUMNS,
			flag('with_labels_details', 'Whether labels come with color and description, not as names only'),
			flag('with_merge_status_recheck', 'Whether GitLab is to check in the background if they can be merged'),
		),
	],
	simplify: simpleMergeRequest,
	// Without a scope GitLab lists, outside of projects and groups, only what the user has made.
	run: async ({ gitlab, place, limit, filters, options }) =>
		await gitlab.list(path`${place}/merge_requests`, { scope: 'all', ...filters, ...options }, limit),
});
