import { additionalFields } from '../../fields';
import { write } from '../../operation';
import { author, commitMessage, lastCommit, startBranch } from './content';
import { at, branch } from './field';

/** @see https://docs.gitlab.com/api/repository_files/#delete-a-file-in-a-repository */
export const remove = write({
	name: 'Delete',
	action: 'Delete a file (history keeps it)',
	description: 'Commit that a file is gone',
	role: 'Developer',
	fields: [at, branch, commitMessage, additionalFields(...author, lastCommit, startBranch)],
	run: async ({ gitlab, at, branch, commit_message, additionalFields }) => {
		await gitlab.delete(at, { branch, commit_message, ...additionalFields });
		return { deleted: true };
	},
});
