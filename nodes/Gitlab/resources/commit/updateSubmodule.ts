import { path } from '../../client';
import { additionalFields, required, text } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { branch, filePathParam } from '../file/field';
import { simpleCommit } from './simple';

/** @see https://docs.gitlab.com/api/repository_submodules/#update-existing-submodule-reference-in-repository */
export const updateSubmodule = write({
	name: 'Update Submodule',
	action: 'Update a submodule',
	description: 'Set a submodule to another commit',
	role: 'Developer',
	fields: [
		project,
		branch,
		required(filePathParam('submodule', 'Submodule Path')),
		required(
			text('commit_sha', {
				displayName: 'Commit SHA of the Submodule',
				placeholder: 'e.g. 3ddec28ea23acc5c',
			}),
		),
		additionalFields(text('commit_message', { lines: 2, quickActions: true, displayName: 'Commit Message' })),
	],
	simplify: simpleCommit,
	run: async ({ gitlab, project, branch, submodule, commit_sha, additionalFields }) =>
		await gitlab.put(path`/projects/${project}/repository/submodules/${submodule}`, {
			branch,
			commit_sha,
			...additionalFields,
		}),
});
