import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { flag, number, options, required } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { branchParam } from '../branch/field';
import { simpleCommit } from '../commit/simple';
import { unidiff } from '../mergeRequest/changesAs';
import { simpleChange } from '../mergeRequest/simple';

const side = <K extends string>(name: K, displayName: string) =>
	required(branchParam(name, { displayName, description: 'Branch, tag or commit SHA' }));

/** @see https://docs.gitlab.com/api/repositories/#compare-branches-tags-or-commits */
export const compare = read({
	name: 'Compare',
	action: 'Compare branches, tags or commits',
	description: 'See which commits and changes one has and another has not',
	fields: [
		project,
		side('from', 'From'),
		side('to', 'To'),
		options(
			number('from_project_id', {
				displayName: 'From Project ID',
				min: 1,
				description: 'Such as a fork',
			}),
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
