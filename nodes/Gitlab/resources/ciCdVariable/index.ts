import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import {
	additionalFields,
	choice,
	flag,
	isEmpty,
	options,
	required,
	text,
	updateFields,
	upsertFields,
	when,
} from '../../fields';
import { type Resource, read, write } from '../../operation';
import { listBelow } from '../shared/plain';
import { isAsWanted, upsert } from '../shared/upsert';
import { filterOf, key, place, scopeFilter, simpleVariable } from './field';

const secret = { typeOptions: { password: true } };

const scope = text('environment_scope', {
	default: '*',
	placeholder: 'e.g. review/*',
	description: 'In groups: Premium',
});

/** What a variable can be, beside key and value. */
const content = [
	text('description'),
	when('belongsTo', ['project', 'group'], scope),
	flag('masked', 'Whether to hide the value in job logs: 8 or more characters without spaces'),
	flag('protected', 'Whether only pipelines of protected branches and tags get it'),
	flag('raw', 'Whether to leave $ as it is', { displayName: 'Raw' }),
	choice('variable_type', { env_var: 'Variable', file: 'File' }, { displayName: 'Type' }),
] as const;

/** Only when it is created can a variable be hidden for good. */
const hidden = when(
	'belongsTo',
	['project', 'group'],
	flag('masked_and_hidden', 'Whether to mask the value and never show it in GitLab again'),
);

/** The value of a new variable. */
const value = required(text('value', secret));

/** A value to change. */
const newValue = text('value', secret);

/** The key of a new variable. */
const newKey = required(text('key', { placeholder: 'e.g. DEPLOY_TO' }));

/**
 * @see https://docs.gitlab.com/api/project_level_variables/#create-a-variable
 * @see https://docs.gitlab.com/api/group_level_variables/#create-variable
 * @see https://docs.gitlab.com/api/instance_level_ci_variables/#create-instance-variable
 */
const create = write({
	name: 'Create',
	description: 'Add a variable to a project, a group, or the instance',
	role: 'Maintainer',
	secrets: ['value'],
	fields: [place, newKey, value, additionalFields(...content, hidden)],
	simplify: simpleVariable,
	run: async ({ gitlab, place, key, value, additionalFields }) =>
		await gitlab.post(path`${place}/variables`, { key, value, ...additionalFields }),
});

/**
 * A variable is known again by its key and environment scope. Where it is as it should be, nothing is written.
 *
 * @see https://docs.gitlab.com/api/project_level_variables/
 * @see https://docs.gitlab.com/api/group_level_variables/
 * @see https://docs.gitlab.com/api/instance_level_ci_variables/
 */
const createOrUpdate = write({
	name: 'Create or Update',
	role: 'Maintainer',
	secrets: ['value'],
	fields: [place, newKey, value, upsertFields(...content)],
	simplify: (row) => ({ ...simpleVariable(row), created: row.created, updated: row.updated }),
	run: async ({ gitlab, place, key, value, updateFields }) => {
		const variables = path`${place}/variables`;
		const { environment_scope: given, ...rest } = updateFields;
		const scope = isEmpty(given) ? '*' : given;
		const wanted = { value, ...rest };
		let updated = false;
		const { row, created } = await gitlab.inTurn(
			`variable ${variables.encoded} ${key}`,
			async () =>
				await upsert({
					find: async () => (await gitlab.list(variables)).find((one) => isMeant(one, key, scope)),
					create: async () => {
						const filled = Object.entries(wanted).filter(([, each]) => !isEmpty(each));
						const body = { key, ...Object.fromEntries(filled) };
						return await gitlab.post(
							variables,
							given === undefined ? body : { ...body, environment_scope: scope },
						);
					},
					update: async (known) => {
						// The value of a hidden variable is not told: it is written again.
						if (isAsWanted(known, wanted)) return known;
						updated = true;
						const filter = place.encoded.startsWith('/projects/') && { filter: { environment_scope: scope } };
						return await gitlab.put(path`${variables}/${key}`, { ...wanted, ...filter });
					},
				}),
		);
		return { ...row, created, updated };
	},
});

function isMeant(row: IDataObject, key: string, scope: unknown): boolean {
	return row.key === key && (row.environment_scope ?? '*') === scope;
}

/**
 * @see https://docs.gitlab.com/api/project_level_variables/#delete-a-variable
 * @see https://docs.gitlab.com/api/group_level_variables/#remove-variable
 */
const remove = write({
	name: 'Delete',
	description: 'Delete a variable permanently',
	role: 'Maintainer',
	fields: [place, key, options(scopeFilter)],
	run: async ({ gitlab, place, key, options }) =>
		await gitlab.delete(path`${place}/variables/${key}`, filterOf(options)),
});

/**
 * @see https://docs.gitlab.com/api/project_level_variables/#get-a-single-variable
 * @see https://docs.gitlab.com/api/group_level_variables/#show-variable-details
 */
const get = read({
	name: 'Get',
	description: 'Retrieve a variable',
	role: 'Maintainer',
	secrets: ['value'],
	fields: [place, key, options(scopeFilter)],
	simplify: simpleVariable,
	run: async ({ gitlab, place, key, options }) =>
		await gitlab.get(path`${place}/variables/${key}`, filterOf(options)),
});

/**
 * @see https://docs.gitlab.com/api/project_level_variables/#list-project-variables
 * @see https://docs.gitlab.com/api/group_level_variables/#list-group-variables
 * @see https://docs.gitlab.com/api/instance_level_ci_variables/#list-all-instance-variables
 */
const getMany = listBelow(place, path`/variables`, {
	name: 'Get Many',
	description: 'List the variables of a project, a group, or the instance',
	role: 'Maintainer',
	secrets: ['value'],
	simplify: simpleVariable,
});

/**
 * @see https://docs.gitlab.com/api/project_level_variables/#update-a-variable
 * @see https://docs.gitlab.com/api/group_level_variables/#update-variable
 * @see https://docs.gitlab.com/api/instance_level_ci_variables/#update-instance-variable
 */
const update = write({
	name: 'Update',
	description: 'Change some fields of a variable',
	role: 'Maintainer',
	secrets: ['value'],
	fields: [place, key, updateFields(newValue, ...content), options(scopeFilter)],
	simplify: simpleVariable,
	run: async ({ gitlab, place, key, updateFields, options }) =>
		await gitlab.put(path`${place}/variables/${key}`, { ...updateFields, ...filterOf(options) }),
});

export const ciCdVariable: Resource = {
	name: 'CI/CD Variable',
	description: 'Variables for pipelines',
	operations: [create, createOrUpdate, remove, get, getMany, update],
};
