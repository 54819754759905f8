import { path } from '../../client';
import { additionalFields } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { inputs, ref, variables } from './new';
import { simplePipeline } from './simple';

/** @see https://docs.gitlab.com/api/pipelines/#create-a-new-pipeline */
export const run = write({
	name: 'Run',
	description: 'Start a new pipeline and go on at once',
	role: 'Developer',
	fields: [project, ref, inputs, additionalFields(variables)],
	simplify: simplePipeline,
	run: async ({ gitlab, project, ref, inputs, additionalFields }) =>
		await gitlab.post(path`/projects/${project}/pipeline`, { ref, inputs, ...additionalFields }),
});
