import { path } from '../../client';
import { required, text } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { simpleBranch } from './simple';

/** @see https://docs.gitlab.com/api/branches/#create-repository-branch */
export const create = write({
	name: 'Create',
	description: 'Begin a branch at another one, a tag or a commit',
	role: 'Developer',
	fields: [
		project,
		required(text('branch_name', { displayName: 'Branch Name', placeholder: 'e.g. feature/login' })),
		required(
			text('ref', {
				displayName: 'Create From',
				placeholder: 'e.g. main',
				description: 'Branch, tag or commit SHA',
			}),
		),
	],
	simplify: simpleBranch,
	run: async ({ gitlab, project, branch_name: branch, ref }) =>
		await gitlab.post(path`/projects/${project}/repository/branches`, { branch, ref }),
});
