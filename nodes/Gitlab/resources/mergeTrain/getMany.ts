import { path } from '../../client';
import { choice, filters, limit, options } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { branchParam } from '../branch/field';
import { simpleCar } from './simple';

/**
 * @see https://docs.gitlab.com/api/merge_trains/#list-merge-trains-for-a-project
 * @see https://docs.gitlab.com/api/merge_trains/#list-merge-requests-in-a-merge-train
 */
export const getMany = read({
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
