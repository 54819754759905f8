import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { isEmpty, upsertFields } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';
import { isAsWanted, upsert } from '../shared/upsert';
import { content } from './content';
import { newName } from './create';
import { simpleEnvironment } from './simple';

/**
 * An environment is known again by its name, also where it is stopped. Where it is as it should be, nothing is
 * written.
 *
 * @see https://docs.gitlab.com/api/environments/
 */
export const createOrUpdate = write({
	name: 'Create or Update',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	role: 'Developer',
	fields: [project, newName, upsertFields(...content)],
	simplify: (row) => ({ ...simpleEnvironment(row), created: row.created, updated: row.updated }),
	run: async ({ gitlab, project, name, updateFields: wanted }) => {
		const environments = path`/projects/${project}/environments`;
		let updated = false;
		const { row, created } = await gitlab.inTurn(
			`environment ${environments.encoded} ${name}`,
			async () =>
				await upsert({
					find: async () => (await gitlab.list(environments, { name }, 1))[0],
					create: async () => {
						const filled = Object.entries(wanted).filter(([, value]) => !isEmpty(value));
						return await gitlab.post(environments, { name, ...Object.fromEntries(filled) });
					},
					update: async (known) => {
						if (isAsWanted(withAgent(known), wanted)) return known;
						updated = true;
						return await gitlab.put(path`${environments}/${Number(known.id)}`, wanted);
					},
				}),
		);
		return { ...row, created, updated };
	},
});

/** GitLab takes the agent's ID, and answers with the agent. */
function withAgent(row: IDataObject): IDataObject {
	const { id } = Object(row.cluster_agent) as IDataObject;
	return { ...row, cluster_agent_id: id };
}
