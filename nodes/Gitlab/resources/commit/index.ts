import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import {
	additionalFields,
	choice,
	filters,
	flag,
	limit,
	moment,
	options,
	required,
	text,
} from '../../fields';
import { project } from '../../fields/places';
import { type Operation, type Resource, read, write } from '../../operation';
import { branch, filePathParam, ref } from '../file/field';
import { unidiff } from '../mergeRequest/changes';
import { simpleChange } from '../mergeRequest/field';
import { listBelow } from '../shared/plain';
import { about } from './about';
import { create } from './create';
import { at } from './field';
import { simpleCommit } from './simple';
import { statuses } from './statuses';

/** @see https://docs.gitlab.com/api/commits/#retrieve-a-commit */
const get = read({
	name: 'Get',
	fields: [at, options(flag('stats', 'Whether to count changed lines', { default: true }))],
	simplify: simpleCommit,
	run: async ({ gitlab, at, options }) => await gitlab.get(at, options),
});

/** @see https://docs.gitlab.com/api/commits/#retrieve-commit-diffs */
const getDiff = listBelow(at, path`/diff`, {
	name: 'Get Diff',
	action: 'Get the diff of a commit',
	description: 'List what a commit changes: an item for each file',
	simplify: simpleChange,
	fields: [options(unidiff)],
	traits: { key: 'new_path' },
});

/** @see https://docs.gitlab.com/api/commits/#list-repository-commits */
const getMany = read({
	name: 'Get Many',
	description: 'List the commits of a branch, a tag or a repository',
	fields: [
		project,
		ref,
		limit,
		filters(
			flag('all', 'Whether to include all branches and tags', { displayName: 'All Branches' }),
			text('author', {
				placeholder: 'e.g. maria.santos@example.com',
				description: 'Part of the name or email address',
			}),
			filePathParam('path', 'File or Folder'),
			flag('first_parent', 'Whether to leave out what came in by merges'),
			moment('since'),
			moment('until'),
		),
		options(
			choice('order', { default: 'Newest First', topo: 'Branch by Branch' }, { displayName: 'Order' }),
			flag('trailers', 'Whether to return them'),
			flag('with_stats', 'Whether to count changed lines', { displayName: 'With Statistics' }),
		),
	],
	simplify: simpleCommit,
	run: async ({ gitlab, project, ref, limit, filters, options }) =>
		await gitlab.list(
			path`/projects/${project}/repository/commits`,
			{ ...(ref !== undefined && { ref_name: ref }), ...filters, ...options },
			limit,
		),
});

const dryRun = flag('dry_run', 'Whether to only see if there are conflicts', { displayName: 'Dry Run' });

/** A trial makes no commit. */
const simplify = (row: IDataObject) => ('dry_run' in row ? row : simpleCommit(row));

/**
 * What is done with a commit on another branch.
 *
 * @see https://docs.gitlab.com/api/commits/#cherry-pick-a-commit
 * @see https://docs.gitlab.com/api/commits/#revert-a-commit
 */
const redo: Operation[] = [
	write({
		name: 'Cherry-Pick',
		description: 'Do the changes of a commit again on another branch',
		role: 'Developer',
		fields: [
			at,
			branch,
			additionalFields(
				dryRun,
				text('message', { lines: 2, quickActions: true, displayName: 'Commit Message' }),
			),
		],
		simplify,
		run: async ({ gitlab, at, branch, additionalFields }) =>
			await gitlab.post(path`${at}/cherry_pick`, { branch, ...additionalFields }),
	}),
	write({
		name: 'Revert',
		description: 'Take back the changes of a commit, in a new commit',
		role: 'Developer',
		fields: [at, branch, additionalFields(dryRun)],
		simplify,
		run: async ({ gitlab, at, branch, additionalFields }) =>
			await gitlab.post(path`${at}/revert`, { branch, ...additionalFields }),
	}),
];

/** @see https://docs.gitlab.com/api/repository_submodules/#update-existing-submodule-reference-in-repository */
const updateSubmodule = write({
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

export const commit: Resource = {
	name: 'Commit',
	description: 'Commits, and what others say of them',
	operations: [create, get, getMany, getDiff, ...redo, ...about, ...statuses, updateSubmodule],
};
