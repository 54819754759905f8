import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { additionalFields, required, rows, text } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { inputs, ref } from './new';
import { simplePipeline } from './simple';

const variables = rows('variables', {
	displayName: 'Variables',
	each: 'Variable',
	required: [text('key'), text('value', { typeOptions: { password: true } })],
});

/**
 * The client keeps a `token` that a request brings out of its answer, and out of errors.
 *
 * @see https://docs.gitlab.com/api/pipeline_triggers/#trigger-a-pipeline-with-a-token
 */
export const trigger = write({
	name: 'Trigger',
	description: 'Start a new pipeline with a trigger token, as its owner',
	fields: [
		project,
		required(text('token', { displayName: 'Trigger Token', typeOptions: { password: true } })),
		ref,
		inputs,
		additionalFields(variables),
	],
	simplify: simplePipeline,
	run: async ({ gitlab, project, token, ref, inputs, additionalFields: { variables } }) =>
		await gitlab.post(path`/projects/${project}/trigger/pipeline`, {
			token,
			ref,
			inputs,
			variables: variables && valuesByKey(variables as IDataObject[]),
		}),
});

/** Other than for Run, GitLab takes variables as one object here. */
function valuesByKey(variables: IDataObject[]): IDataObject {
	return Object.fromEntries(variables.map(({ key, value }) => [String(key), value]));
}
