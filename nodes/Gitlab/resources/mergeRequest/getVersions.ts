import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { simpleVersion } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_requests/#list-all-merge-request-diff-versions */
export const getVersions = read({
	name: 'Get Versions',
	action: 'Get versions of a merge request',
	description: 'List the versions of the diff after each push',
	fields: [at, limit],
	simplify: simpleVersion,
	run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/versions`, {}, limit),
});
