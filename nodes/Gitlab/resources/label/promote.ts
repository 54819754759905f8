import { path } from '../../client';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { ownLabel } from './field';
import { simpleLabel } from './simple';

/** @see https://docs.gitlab.com/api/labels/#promote-a-project-label-to-a-group-label */
export const promote = write({
	name: 'Promote to Group',
	action: 'Promote a label to the group',
	description: 'Turn a project label into a group label, replacing all of that name in the group',
	fields: [project, ownLabel],
	simplify: simpleLabel,
	run: async ({ gitlab, project, label }) =>
		await gitlab.put(path`/projects/${project}/labels/${label}/promote`),
});
