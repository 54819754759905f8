import { path } from '../../client';
import { project } from '../../fields/places';
import { type Operation, write } from '../../operation';
import { chosenRunner } from './field';
import { simpleRunner } from './simple';

/**
 * Which projects a project runner works for.
 *
 * @see https://docs.gitlab.com/api/runners/#assign-a-runner-to-project
 */
export const inProject: Operation[] = [
	write({
		name: 'Disable in Project',
		action: 'Disable a runner in a project',
		description: 'Take a runner away from a project; not from its owner',
		role: 'Maintainer',
		fields: [project, chosenRunner],
		run: async ({ gitlab, project, runner }) => {
			await gitlab.delete(path`/projects/${project}/runners/${runner}`);
			return { disabled: true };
		},
	}),
	write({
		name: 'Enable in Project',
		action: 'Enable a runner in a project',
		description: 'Let a runner work for one more project',
		role: 'Maintainer',
		fields: [project, chosenRunner],
		simplify: simpleRunner,
		run: async ({ gitlab, project, runner }) =>
			await gitlab.post(path`/projects/${project}/runners`, { runner_id: runner }),
	}),
];
