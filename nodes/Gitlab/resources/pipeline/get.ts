import { path } from '../../client';
import { options } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { branchParam } from '../branch/field';
import { getOne } from '../shared/getOne';
import { at } from './field';
import { simplePipeline } from './simple';

/** @see https://docs.gitlab.com/api/pipelines/#get-a-single-pipeline */
export const get = getOne({ noun: 'a pipeline', at, simplify: simplePipeline });

/** @see https://docs.gitlab.com/api/pipelines/#get-the-latest-pipeline */
export const getLatest = read({
	name: 'Get Latest',
	action: 'Get the latest pipeline',
	description: 'Retrieve the pipeline of the newest commit',
	fields: [
		project,
		options(
			branchParam('ref', {
				displayName: 'Branch or Tag',
				description: 'The default branch unless chosen',
			}),
		),
	],
	simplify: simplePipeline,
	run: async ({ gitlab, project, options }) =>
		await gitlab.get(path`/projects/${project}/pipelines/latest`, options),
});
