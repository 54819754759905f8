import { path } from '../../client';
import { limit, options } from '../../fields';
import { read } from '../../operation';
import { unidiff } from '../mergeRequest/changesAs';
import { simpleChange } from '../mergeRequest/simple';
import { at } from './field';

/** @see https://docs.gitlab.com/api/commits/#retrieve-commit-diffs */
export const getDiff = read({
	name: 'Get Diff',
	action: 'Get the diff of a commit',
	description: 'List what a commit changes: an item for each file',
	fields: [at, limit, options(unidiff)],
	simplify: simpleChange,
	run: async ({ gitlab, at, limit, options }) =>
		await gitlab.list(path`${at}/diff`, options, limit, { key: 'new_path' }),
});
