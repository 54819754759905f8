import { path } from '../../client';
import { choice, filters, flag, limit, options, required, text } from '../../fields';
import { project } from '../../fields/places';
import { type Resource, read, write } from '../../operation';
import { deletion, getOne } from '../shared/plain';
import { at, simpleBranch } from './field';
import { protection } from './protection';

/** @see https://docs.gitlab.com/api/branches/#create-repository-branch */
const create = write({
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

/**
 * GitLab deletes them later, in the background, and tells nothing of them; so what it will delete is listed before.
 *
 * @see https://docs.gitlab.com/api/branches/#delete-all-merged-branches
 */
const deleteMerged = write({
	name: 'Delete Merged',
	action: 'Delete merged branches (cannot be undone)',
	description: 'Delete all merged branches, except protected ones',
	role: 'Developer',
	fields: [project, options(flag('preview', 'Whether to delete nothing and only list what would be'))],
	simplify: simpleBranch,
	run: async ({ gitlab, project, options: { preview } }) => {
		const repository = path`/projects/${project}/repository`;
		const traits = { key: 'name', countsMore: true };
		const all = await gitlab.list(path`${repository}/branches`, {}, undefined, traits);
		const merged = all.filter((branch) => branch.merged && !branch.protected && !branch.default);
		if (!preview && merged.length) await gitlab.delete(path`${repository}/merged_branches`);
		return merged;
	},
});

/** @see https://docs.gitlab.com/api/branches/#list-repository-branches */
const getMany = read({
	name: 'Get Many',
	description: 'List the branches of a project',
	fields: [
		project,
		limit,
		filters(
			text('search', { description: '^term and term$ match beginning and end' }),
			text('regex', {
				displayName: 'Regular Expression',
				placeholder: 'e.g. ^release/',
				description: 'RE2 syntax; not together with Search',
			}),
		),
		options(
			choice(
				'sort',
				{ name_asc: 'Name', updated_desc: 'Newest Commit First', updated_asc: 'Oldest Commit First' },
				{ displayName: 'Sort By' },
			),
		),
	],
	simplify: simpleBranch,
	run: async ({ gitlab, project, limit, filters, options }) =>
		await gitlab.list(path`/projects/${project}/repository/branches`, { ...filters, ...options }, limit, {
			key: 'name',
			countsMore: true,
		}),
});

/** @see https://docs.gitlab.com/api/branches/#get-single-repository-branch */
const get = getOne({
	at,
	description: 'Retrieve a branch with its newest commit',
	simplify: simpleBranch,
});

export const branch: Resource = {
	name: 'Branch',
	description: 'Branches, and who may change them',
	operations: [
		create,
		get,
		getMany,
		deletion({ noun: 'a branch', at, simplify: simpleBranch }, 'Developer'),
		deleteMerged,
		...protection,
	],
};
