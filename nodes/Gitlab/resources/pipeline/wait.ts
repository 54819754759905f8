import { path } from '../../client';
import { additionalFields, flag, options } from '../../fields';
import { project } from '../../fields/places';
import { read, write } from '../../operation';
import { waiting } from '../shared/waiting';
import { pipeline } from './field';
import { inputs, ref, variables } from './new';
import { outcome, simpleOutcome } from './outcome';

const howToWait = options(
	...waiting,
	flag('follow_downstream', 'Whether to wait for pipelines that it starts, up to five levels down', {
		default: true,
	}),
);

/** @see https://docs.gitlab.com/api/pipelines/#get-a-single-pipeline */
export const wait = read({
	name: 'Wait',
	action: 'Wait for a pipeline',
	description: 'Wait until a pipeline has ended; get its status, failed jobs and test results',
	fields: [project, pipeline, howToWait],
	simplify: simpleOutcome,
	run: async (args) => await outcome(args),
});

/** @see https://docs.gitlab.com/api/pipelines/#create-a-new-pipeline */
export const runAndWait = write({
	name: 'Run and Wait',
	action: 'Run a pipeline and wait for it',
	description:
		'Start a new pipeline and wait until it has ended; get its status, failed jobs and test results',
	role: 'Developer',
	fields: [project, ref, inputs, additionalFields(variables), howToWait],
	simplify: simpleOutcome,
	run: async ({ project, ref, inputs, additionalFields, ...rest }) => {
		const body = { ref, inputs, ...additionalFields };
		const { id } = await rest.gitlab.post(path`/projects/${project}/pipeline`, body);
		return await outcome({ ...rest, project, pipeline: Number(id) });
	},
});
