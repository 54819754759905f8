import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { type Gitlab, isFailure, path } from '../../client';
import { additionalFields, flag, oneOf, text } from '../../fields';
import { project } from '../../fields/places';
import { type Field, write } from '../../operation';
import { blobsAt } from '../file/blob';
import { author, commitMessage } from '../file/content';
import { branch } from '../file/field';
import { ifThere } from '../shared/upsert';
import { type Change, files } from './files';
import { planned } from './plan';
import { simpleNewCommit } from './simple';

const commitsProperty: INodeProperties = {
	displayName: 'Commits',
	name: 'commits',
	type: 'options',
	options: [
		{ name: 'One for All Items', value: 'one', description: 'Project, branch and message of the first item' },
		{ name: 'One for Each Item', value: 'each' },
	],
	default: 'each',
};

/** How many commits a run makes; the run itself looks at it. */
const commits: Field<'commits', string> = {
	key: 'commits',
	properties: [commitsProperty],
	labels: {},
	read: (item) => oneOf(item.value('commits') ?? 'each', ['each', 'one'], 'Commits', item),
};

const from = text('start', {
	displayName: 'Start From',
	placeholder: 'e.g. main',
	description: 'Branch or whole commit SHA',
});

/** @see https://docs.gitlab.com/api/commits/#create-a-commit-with-multiple-files-and-actions */
export const create = write({
	name: 'Create',
	description: 'Commit changes of any number of files; none where nothing would change',
	role: 'Developer',
	together: { parameter: 'commits', value: 'one', alike: ['project', 'branch'] },
	fields: [
		project,
		branch,
		commits,
		files,
		commitMessage,
		additionalFields(
			...author,
			flag('force', 'Whether to begin the branch anew even if it is there', { displayName: 'Force' }),
			from,
			text('start_project', { placeholder: 'e.g. group/project', description: 'ID or path' }),
			flag('stats', 'Whether to count changed lines', { default: true }),
		),
	],
	simplify: simpleNewCommit,
	run: async ({ gitlab, project, branch, commit_message, additionalFields, all }) => {
		const changes = all.flatMap(({ files }) => files);
		const to = { project, branch };
		return await gitlab.inTurn(`branch ${project} ${branch}`, async () => {
			const { start, rest } = await startOf(gitlab, to, additionalFields);
			const body = { branch, commit_message, ...start, ...rest };
			try {
				return await commitTo(gitlab, to, { changes, body });
			} catch (error) {
				if (!isOutdated(error, changes)) throw error as Error;
			}
			// Somebody has made or deleted a file since it was looked for.
			return await commitTo(gitlab, to, { changes, body });
		});
	},
});

interface Target {
	project: string;
	branch: string;
}

/** Where the branch begins; nothing where it is there already, for then GitLab would refuse. */
async function startOf(
	gitlab: Gitlab,
	{ project, branch }: Target,
	{ start, start_project, ...rest }: IDataObject,
): Promise<{ start: IDataObject; rest: IDataObject }> {
	const at = path`/projects/${project}/repository/branches/${branch}`;
	if (start === undefined || (!rest.force && (await ifThere(gitlab.get(at))))) return { start: {}, rest };
	const isSha = /^(?:[\da-f]{40}|[\da-f]{64})$/i.test(String(start));
	return {
		start: {
			[isSha ? 'start_sha' : 'start_branch']: start,
			...(start_project !== undefined && { start_project }),
		},
		rest,
	};
}

async function commitTo(
	gitlab: Gitlab,
	{ project, branch }: Target,
	{ changes, body }: { changes: readonly Change[]; body: IDataObject },
): Promise<IDataObject> {
	const { start_branch, start_sha, start_project } = body;
	const upserts = changes.filter(({ action }) => action === 'createOrUpdate');
	const known = await blobsAt(
		gitlab,
		{ project: String(start_project ?? project), ref: String(start_branch ?? start_sha ?? branch) },
		[...new Set(upserts.map(({ file_path }) => file_path))],
	);
	const { actions, outcome } = planned(changes, known);
	if (!actions.length) return { committed: false, ...outcome };
	const commit = await gitlab.post(path`/projects/${project}/repository/commits`, { ...body, actions });
	return { ...commit, committed: true, ...outcome };
}

function isOutdated(error: unknown, changes: readonly Change[]): boolean {
	return (
		isFailure(error, 'invalid') &&
		/already exists|doesn't exist/.test(error.message) &&
		changes.some(({ action }) => action === 'createOrUpdate')
	);
}
