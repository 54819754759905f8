import { read } from '../../operation';
import { simpleMilestone } from './simple';
import { at } from './subject';

/**
 * @see https://docs.gitlab.com/api/milestones/#get-single-milestone
 * @see https://docs.gitlab.com/api/group_milestones/#get-single-milestone
 */
export const get = read({
	name: 'Get',
	description: 'Retrieve a milestone',
	fields: [at],
	simplify: simpleMilestone,
	run: async ({ gitlab, at }) => await gitlab.get(at),
});
