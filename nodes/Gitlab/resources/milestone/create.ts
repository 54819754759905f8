import { path } from '../../client';
import { additionalFields, required, text } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { write } from '../../operation';
import { content } from './content';
import { simpleMilestone } from './simple';

/**
 * @see https://docs.gitlab.com/api/milestones/#create-new-milestone
 * @see https://docs.gitlab.com/api/group_milestones/#create-new-milestone
 */
export const create = write({
	name: 'Create',
	description: 'Add a milestone to a project or group',
	role: 'Planner',
	fields: [projectOrGroup, required(text('title')), additionalFields(...content)],
	simplify: simpleMilestone,
	run: async ({ gitlab, place, title, additionalFields }) =>
		await gitlab.post(path`${place}/milestones`, { title, ...additionalFields }),
});
