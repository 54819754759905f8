import { path } from '../../client/path';
import { filters } from '../../fields/collection';
import { limit } from '../../fields/paging';
import { moment, text } from '../../fields/param';
import { sorting } from '../../fields/sorting';
import { read } from '../../operation';
import { labelsParam } from '../label/field';
import { simpleMergeRequest } from '../mergeRequest/simple';
import { userParam } from '../user/field';
import { at } from './field';

/** @see https://docs.gitlab.com/api/deployments/#list-of-merge-requests-associated-with-a-deployment */
export const getMergeRequests = read({
	name: 'Get Merge Requests',
	action: 'Get merge requests of a deployment',
	description: 'List the merge requests that a deployment has brought to its environment',
	role: 'Reporter',
	fields: [
		at,
		limit,
		filters(
			userParam('author_id', { displayName: 'Author' }),
			moment('created_after'),
			moment('created_before'),
			labelsParam('labels'),
			text('search', { description: 'Words to look for in title and description' }),
			text('target_branch', { placeholder: 'e.g. main' }),
			moment('updated_after'),
			moment('updated_before'),
		),
		sorting({
			created_at: 'Created At',
			merged_at: 'Merged At',
			title: 'Title',
			updated_at: 'Updated At',
		}),
	],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, at, limit, filters, options }) =>
		await gitlab.list(path`${at}/merge_requests`, { ...filters, ...options }, limit),
});
