import { choice, json, required, rows, text } from '../../fields';
import { branchParam } from '../branch/field';

/** What a new pipeline runs for. */
export const ref = required(branchParam('ref', { displayName: 'Branch or Tag' }));

/** Inputs of the pipeline's configuration, which have types. */
export const inputs = json('inputs', {
	displayName: 'Inputs',
	description: 'Such as {"environment": "staging", "replicas": 2}',
});

export const variables = rows('variables', {
	displayName: 'Variables',
	each: 'Variable',
	required: [text('key'), text('value', { typeOptions: { password: true } })],
	optional: [choice('variable_type', { env_var: 'Variable', file: 'File' }, { displayName: 'Type' })],
});
