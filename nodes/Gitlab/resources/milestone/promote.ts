import { path } from '../../client';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { chosenMilestone } from './field';
import { simpleMilestone } from './simple';

/** @see https://docs.gitlab.com/api/milestones/#promote-project-milestone-to-a-group-milestone */
export const promote = write({
	name: 'Promote to Group',
	action: 'Promote a milestone to the group',
	description: 'Turn a project milestone into a group milestone, replacing all of that title in the group',
	role: 'Planner',
	fields: [project, chosenMilestone],
	simplify: simpleMilestone,
	run: async ({ gitlab, project, milestone }) => {
		const milestones = path`/projects/${project}/milestones`;
		const { title } = await gitlab.get(path`${milestones}/${milestone}`);
		await gitlab.request({ method: 'POST', path: path`${milestones}/${milestone}/promote` });
		// GitLab does not tell what has come of it: the group's has another ID, and shows in the project.
		return await gitlab.list(milestones, { title, include_ancestors: true }, 1);
	},
});
