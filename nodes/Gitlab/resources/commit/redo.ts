import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { additionalFields, flag, text } from '../../fields';
import { type Operation, write } from '../../operation';
import { branch } from '../file/field';
import { at } from './field';
import { simpleCommit } from './simple';

const dryRun = flag('dry_run', 'Whether to only see if there are conflicts', {
	displayName: 'Dry Run',
});

/** A trial makes no commit. */
const simplify = (row: IDataObject) => ('dry_run' in row ? row : simpleCommit(row));

/**
 * What is done with a commit on another branch.
 *
 * @see https://docs.gitlab.com/api/commits/#cherry-pick-a-commit
 * @see https://docs.gitlab.com/api/commits/#revert-a-commit
 */
export const redo: Operation[] = [
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
