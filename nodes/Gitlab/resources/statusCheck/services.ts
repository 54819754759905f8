import { path } from '../../client';
import { additionalFields, limit, required, updateFields } from '../../fields';
import { project } from '../../fields/places';
import { type Operation, read, write } from '../../operation';
import { deletion } from '../shared/deletion';
import { content, externalUrl, name } from './content';
import { at } from './field';
import { simpleStatusCheck } from './simple';

/**
 * The services that check a project's merge requests.
 *
 * @see https://docs.gitlab.com/api/status_checks/
 */
export const services: Operation[] = [
	write({
		name: 'Create',
		description: 'Have an external service check the merge requests of a project',
		tier: 'Ultimate',
		role: 'Maintainer',
		fields: [project, required(name), required(externalUrl), additionalFields(...content)],
		simplify: simpleStatusCheck,
		run: async ({ gitlab, project, name, external_url, additionalFields }) =>
			await gitlab.post(path`/projects/${project}/external_status_checks`, {
				name,
				external_url,
				...additionalFields,
			}),
	}),
	{
		...deletion({ noun: 'a status check', at, simplify: simpleStatusCheck }, 'Maintainer'),
		tier: 'Ultimate',
	},
	read({
		name: 'Get Many',
		description: 'List the status checks of a project',
		tier: 'Ultimate',
		role: 'Maintainer',
		fields: [project, limit],
		simplify: simpleStatusCheck,
		run: async ({ gitlab, project, limit }) =>
			await gitlab.list(path`/projects/${project}/external_status_checks`, {}, limit),
	}),
	write({
		name: 'Update',
		description: 'Change some fields of a status check',
		tier: 'Ultimate',
		role: 'Maintainer',
		fields: [at, updateFields(name, externalUrl, ...content)],
		simplify: simpleStatusCheck,
		run: async ({ gitlab, at, updateFields }) => await gitlab.put(at, updateFields),
	}),
];
