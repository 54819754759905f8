import type { IDataObject } from 'n8n-workflow';
import { GitlabError, isFailure, path } from '../../client';
import { additionalFields } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { ifThere, upsert } from '../shared/upsert';
import { blobAt, gitBlobId, isAsWanted } from './blob';
import { author, commitMessage, content, encoded, executable, startBranch } from './content';
import { branch, fileAt, filePath } from './field';

/**
 * A file is known by its path. Git's ID of its content tells whether it is as it should be: then nothing is
 * committed.
 *
 * @see https://docs.gitlab.com/api/repository_files/
 */
export const createOrUpdate = write({
	name: 'Create or Update',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	role: 'Developer',
	fields: [
		project,
		filePath,
		branch,
		content,
		commitMessage,
		additionalFields(...author, executable, startBranch),
	],
	run: async ({ gitlab, project, filePath, branch, content, commit_message, additionalFields }) => {
		const at = fileAt(project, filePath);
		const { start_branch, ...rest } = additionalFields;
		const branches = path`/projects/${project}/repository/branches`;
		const wanted = { id: gitBlobId(content), isExecutable: rest.execute_filemode as boolean | undefined };
		let updated = false;
		const { row, created } = await gitlab.inTurn(`branch ${project} ${branch}`, async () => {
			// GitLab refuses to begin a branch that is there.
			const begins = start_branch !== undefined && !(await ifThere(gitlab.get(path`${branches}/${branch}`)));
			const body = {
				branch,
				commit_message,
				...encoded(content),
				...rest,
				...(begins && { start_branch }),
			};
			return await upsert({
				find: async () => await blobAt(gitlab, at, String(begins ? start_branch : branch)),
				create: async () => await asConflict(gitlab.post(at, body)),
				update: async (known) => {
					if (isAsWanted(known, wanted)) return { file_path: filePath, branch };
					updated = true;
					return await gitlab.put(at, body);
				},
			});
		});
		return { ...row, created, updated };
	},
});

/** That a file is there already, GitLab does not call a conflict. */
async function asConflict(asked: Promise<IDataObject>): Promise<IDataObject> {
	return await asked.catch((error: unknown) => {
		const isThere = isFailure(error, 'invalid') && /already exists/.test(error.message);
		throw isThere ? new GitlabError('conflict', error.message, error.facts) : (error as Error);
	});
}
