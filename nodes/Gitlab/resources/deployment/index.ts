import { path } from '../../client';
import {
	additionalFields,
	choice,
	filters,
	flag,
	limit,
	moment,
	named,
	number,
	required,
	sorting,
	text,
} from '../../fields';
import { project } from '../../fields/places';
import { type Resource, read, write } from '../../operation';
import { simpleMergeRequest } from '../mergeRequest/field';
import { times, traits, withoutTraits } from '../mergeRequest/filters';
import { mergeRequestOrder } from '../mergeRequest/reads';
import { deletion, getOne, listBelow } from '../shared/plain';
import { userParam } from '../user/field';
import { at, simpleDeployment, simpleDeploymentInDetail } from './field';
import { deploymentEvent } from './waitForEvent';

/** @see https://docs.gitlab.com/api/deployments/#approve-or-reject-a-blocked-deployment */
const approveOrReject = write({
	name: 'Approve or Reject',
	description: 'Decide on a deployment that waits for it',
	tier: 'Premium',
	fields: [
		at,
		required(choice('status', { approved: 'Approve', rejected: 'Reject' }, { displayName: 'Decision' })),
		additionalFields(
			text('comment'),
			text('represented_as', {
				displayName: 'On Behalf Of',
				placeholder: 'e.g. Security',
				description: 'User, group or role, if several fit',
			}),
		),
	],
	run: async ({ gitlab, at, status, additionalFields }) =>
		await gitlab.post(path`${at}/approval`, { status, ...additionalFields }),
});

/** How far a deployment is that something other than GitLab's pipelines does. */
const status = required(
	choice('status', { running: 'Running', success: 'Success', failed: 'Failed', canceled: 'Canceled' }),
);

/** @see https://docs.gitlab.com/api/deployments/#create-a-deployment */
const create = write({
	name: 'Create',
	description: 'Tell GitLab of a deployment that something else does',
	role: 'Developer',
	fields: [
		project,
		required(text('environment', { placeholder: 'e.g. production', description: 'Created if needed' })),
		required(text('ref', { displayName: 'Branch or Tag', placeholder: 'e.g. main' })),
		required(text('sha', { placeholder: 'e.g. 8888888888888888888888888888888888888888' })),
		required(flag('tag', 'Whether it is a tag', { displayName: 'Is Tag' })),
		status,
	],
	simplify: simpleDeploymentInDetail,
	run: async ({ gitlab, project, environment, ref, sha, tag, status }) =>
		await gitlab.post(path`/projects/${project}/deployments`, { environment, ref, sha, tag, status }),
});

const STATUSES = named('blocked', 'canceled', 'created', 'failed', 'running', 'skipped', 'success');

const updated = { description: 'Needs Sort By Updated At' };
const finished = { description: 'Needs Sort By Finished At and the status Success' };

/** @see https://docs.gitlab.com/api/deployments/#list-project-deployments */
const getMany = read({
	name: 'Get Many',
	description: 'List the deployments of a project',
	role: 'Reporter',
	fields: [
		project,
		limit,
		filters(
			text('environment', { placeholder: 'e.g. production' }),
			moment('finished_after', finished),
			moment('finished_before', finished),
			choice('status', STATUSES),
			moment('updated_after', updated),
			moment('updated_before', updated),
		),
		sorting(named('id', 'iid', 'created_at', 'updated_at', 'finished_at')),
	],
	simplify: simpleDeployment,
	run: async ({ gitlab, project, limit, filters, options }) =>
		await gitlab.list(path`/projects/${project}/deployments`, { ...filters, ...options }, limit),
});

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
const getMergeRequests = listBelow(at, path`/merge_requests`, {
	name: 'Get Merge Requests',
	description: 'List the merge requests that a deployment has brought',
	role: 'Reporter',
	simplify: simpleMergeRequest,
	fields: [filters(...traits, ...namedTraits, ...times, ...withoutTraits), mergeRequestOrder],
});

/** @see https://docs.gitlab.com/api/deployments/#update-a-deployment */
const update = write({
	name: 'Update',
	description: 'Change the status of a deployment that was created by API',
	role: 'Developer',
	fields: [at, status],
	simplify: simpleDeploymentInDetail,
	run: async ({ gitlab, at, status }) => await gitlab.put(at, { status }),
});

/** @see https://docs.gitlab.com/api/deployments/#get-a-specific-deployment */
const get = getOne({ at, role: 'Reporter', simplify: simpleDeploymentInDetail });

export const deployment: Resource = {
	name: 'Deployment',
	description: 'What was deployed where, and when',
	operations: [
		create,
		get,
		getMany,
		getMergeRequests,
		update,
		deletion({ noun: 'a deployment', at, simplify: simpleDeploymentInDetail }, 'Maintainer'),
		approveOrReject,
		deploymentEvent.operation,
	],
};
