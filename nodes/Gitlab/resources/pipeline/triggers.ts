import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { additionalFields, limit, moment, required, rows, text } from '../../fields';
import { project } from '../../fields/places';
import { type Operation, read, write } from '../../operation';
import { pick } from '../../simplify';
import { atTriggerToken } from './field';
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

/** What most workflows use of a trigger token; the token itself is told once, when it is made. */
const simpleToken = pick(['id', 'description'], { owner: 'owner.username' }, [
	'created_at',
	'last_used',
	'expires_at',
]);

/**
 * Tokens for whoever is to start pipelines and do nothing else.
 *
 * @see https://docs.gitlab.com/api/pipeline_triggers/
 */
export const triggerTokens: Operation[] = [
	write({
		name: 'Create Trigger Token',
		action: 'Create a trigger token',
		description: 'Make a token that starts pipelines as you',
		role: 'Maintainer',
		secrets: ['token'],
		fields: [
			project,
			required(text('description', { placeholder: 'e.g. Nightly deployment' })),
			additionalFields(moment('expires_at')),
		],
		simplify: (row) => ({ ...simpleToken(row), token: row.token }),
		run: async ({ gitlab, project, description, additionalFields }) =>
			await gitlab.post(path`/projects/${project}/triggers`, { description, ...additionalFields }),
	}),
	write({
		name: 'Delete Trigger Token',
		action: 'Delete a trigger token (cannot be undone)',
		description: 'Delete a trigger token permanently',
		role: 'Maintainer',
		fields: [atTriggerToken],
		run: async ({ gitlab, at }) => await gitlab.delete(at),
	}),
	read({
		name: 'Get Trigger Tokens',
		action: 'Get trigger tokens',
		description: 'List the trigger tokens of a project; GitLab shows whole ones to their owners only',
		role: 'Maintainer',
		secrets: ['token'],
		fields: [project, limit],
		simplify: simpleToken,
		run: async ({ gitlab, project, limit }) =>
			await gitlab.list(path`/projects/${project}/triggers`, {}, limit),
	}),
];
