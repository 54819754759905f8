import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { simplePipeline } from '../pipeline/simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_requests/#list-all-merge-request-pipelines */
export const getPipelines = read({
	name: 'Get Pipelines',
	action: 'Get pipelines of a merge request',
	description: 'List the pipelines of a merge request',
	fields: [at, limit],
	simplify: simplePipeline,
	run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/pipelines`, {}, limit),
});
