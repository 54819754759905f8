import { path } from '../../client';
import { filters, limit, number, text } from '../../fields';
import { read } from '../../operation';
import { times, traits, withoutTraits } from '../mergeRequest/filters';
import { mergeRequestOrder } from '../mergeRequest/getMany';
import { simpleMergeRequest } from '../mergeRequest/simple';
import { userParam } from '../user/field';
import { at } from './field';

/**
 * What is rarely asked for is named by username or title: a list to choose from for each would take about 10 kB of
 * the node's description.
 */
const namedTraits = [
	userParam('author_id', { displayName: 'Author' }),
	text('assignee_username', { displayName: 'Assignee', placeholder: 'e.g. maria.santos' }),
	text('reviewer_username', { displayName: 'Reviewer', placeholder: 'e.g. maria.santos' }),
	text('merge_user_username', { displayName: 'Merged By', placeholder: 'e.g. maria.santos' }),
	text('milestone', { placeholder: 'e.g. Version 1.0', description: 'Or one of None, Any' }),
	text('source_branch', { placeholder: 'e.g. feature/login' }),
	text('target_branch', { placeholder: 'e.g. main' }),
	number('source_project_id', { displayName: 'Source Project ID', min: 1 }),
	text('not_author', { displayName: 'Without Author', sendAs: 'not[author_username]' }),
	text('not_assignee', { displayName: 'Without Assignee', sendAs: 'not[assignee_username]' }),
	text('not_reviewer', { displayName: 'Without Reviewer', sendAs: 'not[reviewer_username]' }),
	text('not_milestone_title', { displayName: 'Without Milestone', sendAs: 'not[milestone]' }),
] as const;

/** @see https://docs.gitlab.com/api/deployments/#list-of-merge-requests-associated-with-a-deployment */
export const getMergeRequests = read({
	name: 'Get Merge Requests',
	action: 'Get merge requests of a deployment',
	description: 'List the merge requests that a deployment has brought',
	role: 'Reporter',
	fields: [at, limit, filters(...traits, ...namedTraits, ...times, ...withoutTraits), mergeRequestOrder],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, at, limit, filters, options }) =>
		await gitlab.list(path`${at}/merge_requests`, { ...filters, ...options }, limit),
});
