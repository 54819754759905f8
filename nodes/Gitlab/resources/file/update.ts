import { additionalFields } from '../../fields';
import { write } from '../../operation';
import { author, commitMessage, content, encoded, executable, lastCommit, startBranch } from './content';
import { at, branch } from './field';

/** @see https://docs.gitlab.com/api/repository_files/#update-a-file-in-a-repository */
export const update = write({
	name: 'Update',
	description: 'Commit new content of a file',
	role: 'Developer',
	fields: [
		at,
		branch,
		content,
		commitMessage,
		additionalFields(...author, executable, lastCommit, startBranch),
	],
	run: async ({ gitlab, at, branch, content, commit_message, additionalFields }) =>
		await gitlab.put(at, { branch, commit_message, ...encoded(content), ...additionalFields }),
});
