import { additionalFields } from '../../fields';
import { write } from '../../operation';
import { author, commitMessage, content, encoded, executable, startBranch } from './content';
import { at, branch } from './field';

/** @see https://docs.gitlab.com/api/repository_files/#create-a-file-in-a-repository */
export const create = write({
	name: 'Create',
	description: 'Commit a new file',
	role: 'Developer',
	fields: [at, branch, content, commitMessage, additionalFields(...author, executable, startBranch)],
	run: async ({ gitlab, at, branch, content, commit_message, additionalFields }) =>
		await gitlab.post(at, { branch, commit_message, ...encoded(content), ...additionalFields }),
});
