import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { choice, filters, limit, options } from '../../fields';
import { atInProject, project } from '../../fields/places';
import { type Resource, read, write } from '../../operation';
import { pick } from '../../simplify';
import { branchParam } from '../branch/field';
import { mergeRequest } from '../mergeRequest/field';
import { autoMerge, headSha, squash } from '../mergeRequest/merge';
import { getOne } from '../shared/plain';

/** Project and merge request as one argument: the path of its place in a train. */
const at = atInProject(path`/merge_trains/merge_requests`, mergeRequest);

const simple = pick(
	['id', 'status', 'target_branch'],
	{ merge_request_iid: 'merge_request.iid', merge_request_title: 'merge_request.title' },
	{ web_url: 'merge_request.web_url', user: 'user.username', pipeline_status: 'pipeline.status' },
	['created_at', 'merged_at'],
);

/** What most workflows use of a merge request's place in a train; one that only waits to get in has none yet. */
function simpleCar(row: IDataObject): IDataObject {
	return 'merge_request' in row ? simple(row) : row;
}

/** @see https://docs.gitlab.com/api/merge_trains/#add-a-merge-request-to-a-merge-train */
const add = write({
	name: 'Add',
	action: 'Add a merge request to a merge train',
	description: 'Have a merge request merged in its turn, after all in the train before it',
	tier: 'Premium',
	role: 'Developer',
	fields: [at, options(autoMerge, squash, headSha)],
	simplify: simpleCar,
	run: async ({ gitlab, at, options }) => {
		const { body } = await gitlab.request({ method: 'POST', path: at, body: options });
		// GitLab answers with the train's list; with one thing where the merge request has to wait for its checks.
		return [body].flat().filter(Boolean) as IDataObject[];
	},
});

/**
 * @see https://docs.gitlab.com/api/merge_trains/#list-merge-trains-for-a-project
 * @see https://docs.gitlab.com/api/merge_trains/#list-merge-requests-in-a-merge-train
 */
const getMany = read({
	name: 'Get Many',
	description: 'List the merge requests in the trains of a project',
	tier: 'Premium',
	role: 'Developer',
	fields: [
		project,
		limit,
		filters(
			choice('scope', { active: 'To Be Merged', complete: 'Merged' }, { displayName: 'State' }),
			branchParam('target_branch', { displayName: 'Target Branch' }),
		),
		options(choice('sort', { desc: 'Newest First', asc: 'Oldest First' }, { displayName: 'Order' })),
	],
	simplify: simpleCar,
	run: async ({ gitlab, project, limit, filters: { target_branch, ...filters }, options }) => {
		const trains = path`/projects/${project}/merge_trains`;
		const list = typeof target_branch === 'string' ? path`${trains}/${target_branch}` : trains;
		return await gitlab.list(list, { ...filters, ...options }, limit);
	},
});

/** @see https://docs.gitlab.com/api/merge_trains/#get-the-status-of-a-merge-request-on-a-merge-train */
const get = getOne({
	at,
	action: 'Get the merge train of a merge request',
	description: 'Retrieve how a merge request stands in its train',
	tier: 'Premium',
	role: 'Developer',
	simplify: simpleCar,
});

export const mergeTrain: Resource = {
	name: 'Merge Train',
	description: 'Merge requests merged one after another',
	operations: [add, get, getMany],
};
