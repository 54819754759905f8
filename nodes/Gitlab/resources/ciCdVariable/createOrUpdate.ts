import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { isEmpty, upsertFields } from '../../fields';
import { write } from '../../operation';
import { isAsWanted, upsert } from '../shared/upsert';
import { content, value } from './content';
import { newKey } from './create';
import { place } from './field';
import { simpleVariable } from './simple';

/**
 * A variable is known again by its key and environment scope. Where it is as it should be, nothing is written.
 *
 * @see https://docs.gitlab.com/api/project_level_variables/
 * @see https://docs.gitlab.com/api/group_level_variables/
 * @see https://docs.gitlab.com/api/instance_level_ci_variables/
 */
export const createOrUpdate = write({
	name: 'Create or Update',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
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
