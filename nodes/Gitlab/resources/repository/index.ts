import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import {
	type Param,
	choice,
	flag,
	identifiersFrom,
	limit,
	number,
	oneOf,
	options,
	outputDataField,
	required,
	sorting,
	text,
} from '../../fields';
import { project } from '../../fields/places';
import { type Resource, read } from '../../operation';
import { branchParam } from '../branch/field';
import { simpleCommit } from '../commit/simple';
import { folder, ref } from '../file/field';
import { unidiff } from '../mergeRequest/changes';
import { simpleChange } from '../mergeRequest/field';
import { download } from '../shared/download';
import { getCodeOwners } from './codeOwners/getCodeOwners';
import { generateChangelog } from './generateChangelog';
import { templateOperations } from './templates';

const side = <K extends string>(name: K, displayName: string) =>
	required(branchParam(name, { displayName, description: 'Branch, tag or commit SHA' }));

/** @see https://docs.gitlab.com/api/repositories/#compare-branches-tags-or-commits */
const compare = read({
	name: 'Compare',
	action: 'Compare branches, tags or commits',
	description: 'See which commits and changes one has and another has not',
	fields: [
		project,
		side('from', 'From'),
		side('to', 'To'),
		options(
			number('from_project_id', { displayName: 'From Project ID', min: 1, description: 'Such as a fork' }),
			flag('straight', 'Whether to compare them as they are, not since they parted'),
			unidiff,
		),
	],
	simplify: ({ commit, commits, diffs, ...row }) => ({
		commit: (commit as IDataObject | null | undefined)?.id ?? null,
		commits: rowsIn(commits).map(simpleCommit),
		diffs: rowsIn(diffs).map(simpleChange),
		...row,
	}),
	run: async ({ gitlab, project, from, to, options }) =>
		await gitlab.get(path`/projects/${project}/repository/compare`, { from, to, ...options }),
});

function rowsIn(value: unknown): IDataObject[] {
	return Array.isArray(value) ? (value as IDataObject[]).filter(Boolean) : [];
}

/** GitLab tells formats by the end of the path. */
const ARCHIVES = {
	'tar.gz': path`/archive.tar.gz`,
	zip: path`/archive.zip`,
	tar: path`/archive.tar`,
	'tar.bz2': path`/archive.tar.bz2`,
} as const;

type Format = keyof typeof ARCHIVES;

const formatParam = choice('format', {
	'tar.gz': 'Gzipped TAR',
	zip: 'ZIP',
	tar: 'TAR',
	'tar.bz2': 'Bzipped TAR',
});

const format = required({
	...formatParam,
	convert: (given, item) => oneOf(given, Object.keys(ARCHIVES) as Format[], 'Format', item),
});

/** @see https://docs.gitlab.com/api/repositories/#retrieve-file-archive */
const downloadArchive = read({
	name: 'Download Archive',
	action: 'Download an archive of a repository',
	description: 'Retrieve all files as one file',
	fields: [
		project,
		ref,
		format,
		outputDataField,
		options(
			text('exclude_paths', { placeholder: 'e.g. docs, tests', description: 'Separated by commas' }),
			folder,
			flag('include_lfs_blobs', 'Whether to get what Git LFS has stored', {
				displayName: 'Include From Git LFS',
				default: true,
			}),
		),
	],
	run: async ({ gitlab, context, project, ref, format, outputDataField: field, options }) =>
		await download({ gitlab, context }, path`/projects/${project}/repository${ARCHIVES[format]}`, {
			field,
			query: { ...(ref !== undefined && { sha: ref }), ...options },
			isTypeFromName: true,
		}),
});

/** @see https://docs.gitlab.com/api/repositories/#list-repository-contributors */
const getContributors = read({
	name: 'Get Contributors',
	action: 'Get the contributors of a repository',
	description: 'List who has made commits, and how many',
	fields: [project, ref, limit, sorting({ commits: 'Commits', email: 'Email', name: 'Name' })],
	run: async ({ gitlab, project, ref, limit, options }) =>
		await gitlab.list(
			path`/projects/${project}/repository/contributors`,
			{ ...(ref !== undefined && { ref }), ...options },
			limit,
			{ key: 'email' },
		),
});

const LABEL = 'Branches, Tags or Commits';

const refs: Param<'refs', string[]> = {
	...text('refs', {
		displayName: LABEL,
		placeholder: 'e.g. main, feature/login',
		description: 'At least two, separated by commas',
	}),
	convert: (given, item) => {
		// Branches and tags are known by their names, commits by their IDs.
		const knownBy = ({ name, id }: Record<string, unknown>) => name ?? id;
		const found = identifiersFrom(given, LABEL, item, { knownBy }).map(({ text }) => text);
		return found.length > 1 ? found : item.fail(`'${LABEL}' must hold at least two`);
	},
};

/** @see https://docs.gitlab.com/api/repositories/#retrieve-merge-base */
const getMergeBase = read({
	name: 'Get Merge Base',
	action: 'Get the merge base of branches',
	description: 'Find the newest commit in common',
	fields: [project, required(refs)],
	simplify: simpleCommit,
	run: async ({ gitlab, project, refs }) =>
		await gitlab.get(path`/projects/${project}/repository/merge_base`, { refs }),
});

export const repository: Resource = {
	name: 'Repository',
	description: 'Comparisons, archives, changelogs, templates',
	operations: [
		compare,
		downloadArchive,
		generateChangelog,
		getCodeOwners,
		getContributors,
		getMergeBase,
		...templateOperations,
	],
};
