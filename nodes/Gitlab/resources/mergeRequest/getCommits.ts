import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { simpleCommit } from '../commit/simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_requests/#retrieve-merge-request-commits */
export const getCommits = read({
	name: 'Get Commits',
	action: 'Get commits of a merge request',
	description: 'List the commits of a merge request',
	fields: [at, limit],
	simplify: simpleCommit,
	run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/commits`, {}, limit),
});
