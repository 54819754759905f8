import { path } from '../../client/path';
import { projectOrGroup } from '../../fields/places/either';
import { read } from '../../operation';
import { milestone } from './field';
import { simpleMilestone } from './simple';

/**
 * @see https://docs.gitlab.com/api/milestones/#get-single-milestone
 * @see https://docs.gitlab.com/api/group_milestones/#get-single-milestone
 */
export const get = read({
	name: 'Get',
	action: 'Get a milestone',
	description: 'Retrieve one milestone of a project or group',
	fields: [projectOrGroup, milestone],
	simplify: simpleMilestone,
	run: async ({ gitlab, place, milestone }) => await gitlab.get(path`${place}/milestones/${milestone}`),
});
