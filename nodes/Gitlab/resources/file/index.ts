import type { IDataObject } from 'n8n-workflow';
import { GitlabError, isFailure, path } from '../../client';
import { additionalFields, flag, limit, number, options } from '../../fields';
import { project } from '../../fields/places';
import { type Resource, read, write } from '../../operation';
import { pick } from '../../simplify';
import { ifThere, upsert } from '../shared/upsert';
import { blobAt, gitBlobId, isAsWanted } from './blob';
import { author, commitMessage, content, encoded, executable, lastCommit, startBranch } from './content';
import { at, branch, fileAt, filePath, folder, ref, refOrDefault } from './field';
import { get } from './get';

/** @see https://docs.gitlab.com/api/repository_files/#create-a-file-in-a-repository */
const create = write({
	name: 'Create',
	description: 'Commit a new file',
	role: 'Developer',
	fields: [at, branch, content, commitMessage, additionalFields(...author, executable, startBranch)],
	run: async ({ gitlab, at, branch, content, commit_message, additionalFields }) =>
		await gitlab.post(at, { branch, commit_message, ...encoded(content), ...additionalFields }),
});

/**
 * A file is known by its path. Git's ID of its content tells whether it is as it should be: then nothing is
 * committed.
 *
 * @see https://docs.gitlab.com/api/repository_files/
 */
const createOrUpdate = write({
	name: 'Create or Update',
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

/** @see https://docs.gitlab.com/api/repository_files/#delete-a-file-in-a-repository */
const remove = write({
	name: 'Delete',
	action: 'Delete a file (history keeps it)',
	description: 'Commit that a file is gone',
	role: 'Developer',
	fields: [at, branch, commitMessage, additionalFields(...author, lastCommit, startBranch)],
	run: async ({ gitlab, at, branch, commit_message, additionalFields }) =>
		await gitlab.delete(at, { branch, commit_message, ...additionalFields }),
});

/** More lines than any file has: GitLab wants both ends of a range, and takes the file's end for a later one. */
const LAST_LINE = 1_000_000_000;

/** What most workflows use of lines that came with one commit. */
const simpleLines = pick(
	{ commit: 'commit.id', message: 'commit.message', author_name: 'commit.author_name' },
	{ author_email: 'commit.author_email', authored_date: 'commit.authored_date' },
	['first_line', 'last_line', 'lines'],
);

/** @see https://docs.gitlab.com/api/repository_files/#retrieve-file-blame-history-from-a-repository */
const getBlame = read({
	name: 'Get Blame',
	action: 'Get the blame of a file',
	description: 'See which commit each line came with: an item for each group of lines',
	fields: [at, refOrDefault, options(number('firstLine', { min: 1 }), number('lastLine', { min: 1 }))],
	simplify: simpleLines,
	run: async ({ gitlab, at, ref, options: { firstLine, lastLine } }) => {
		const [start, end] = [Number(firstLine ?? 1), Number(lastLine ?? LAST_LINE)];
		const range = (firstLine ?? lastLine) === undefined ? {} : { 'range[start]': start, 'range[end]': end };
		const rows = await gitlab.list(path`${at}/blame`, { ref, ...range }, undefined, {
			// A commit can stand for several groups of lines that are all equal.
			key: 'first_line',
			isPaged: false,
		});
		return numbered(rows, start);
	},
});

/** Where in the file each group of lines stands. */
function numbered(rows: IDataObject[], start: number): IDataObject[] {
	let next = start;
	return rows.map((row) => {
		const first_line = next;
		next += (row.lines as unknown[] | undefined)?.length ?? 0;
		return { ...row, first_line, last_line: next - 1 };
	});
}

/**
 * Files that are equal have one ID, so they are told apart by their paths. GitLab reads page by page only with
 * keysets; by numbers it would read the whole tree for each page.
 *
 * @see https://docs.gitlab.com/api/repositories/#list-all-repository-trees-in-a-project
 */
const getMany = read({
	name: 'Get Many',
	description: 'List the files and folders of a repository',
	fields: [project, ref, limit, options(folder, flag('recursive', 'Whether to list what is in folders too'))],
	run: async ({ gitlab, project, ref, limit, options }) =>
		await gitlab.list(
			path`/projects/${project}/repository/tree`,
			{ ...(ref !== undefined && { ref }), ...options, pagination: 'keyset' },
			limit,
			{ key: 'path' },
		),
});

/** @see https://docs.gitlab.com/api/repository_files/#update-a-file-in-a-repository */
const update = write({
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

export const file: Resource = {
	name: 'File',
	description: 'Files in repositories',
	operations: [create, createOrUpdate, get, getMany, update, remove, getBlame],
};
