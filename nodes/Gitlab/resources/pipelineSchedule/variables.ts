import { path } from '../../client';
import { additionalFields, choice, required, text } from '../../fields';
import { type Operation, write } from '../../operation';
import { pick } from '../../simplify';
import { ifThere, upsert } from '../shared/upsert';
import { at, key } from './field';

/**
 * Variables of a schedule's pipelines.
 *
 * @see https://docs.gitlab.com/api/pipeline_schedules/#pipeline-schedule-variables
 */
export const variables: Operation[] = [
	write({
		name: 'Set Variable',
		action: 'Set a variable of a pipeline schedule',
		description: 'Add a variable, or change its value',
		role: 'Developer',
		secrets: ['value'],
		simplify: pick(['key', 'value', 'variable_type', 'created']),
		fields: [
			at,
			key,
			required(text('value', { typeOptions: { password: true } })),
			additionalFields(
				choice('variable_type', { env_var: 'Variable', file: 'File' }, { displayName: 'Type' }),
			),
		],
		run: async ({ gitlab, at, key, value, additionalFields }) => {
			const one = path`${at}/variables/${key}`;
			const { row, created } = await gitlab.inTurn(
				one.encoded,
				async () =>
					await upsert({
						find: async () => await ifThere(gitlab.get(one)),
						create: async () => await gitlab.post(path`${at}/variables`, { key, value, ...additionalFields }),
						update: async () => await gitlab.put(one, { value, ...additionalFields }),
					}),
			);
			return { ...row, created };
		},
	}),
	write({
		name: 'Delete Variable',
		action: 'Delete a variable of a pipeline schedule (cannot be undone)',
		description: 'Delete a variable permanently',
		role: 'Developer',
		fields: [at, key],
		run: async ({ gitlab, at, key }) => {
			await gitlab.delete(path`${at}/variables/${key}`);
			return { deleted: true };
		},
	}),
];
