import { path } from '../../client';
import { additionalFields, text } from '../../fields';
import { write } from '../../operation';
import { description, targetSelf, visibility } from './content';
import { at, intoGroup } from './field';
import { simpleProject } from './simple';

/** @see https://docs.gitlab.com/api/project_forks/#fork-a-project */
export const fork = write({
	name: 'Fork',
	description: 'Copy a project to a group, or to your own ones',
	fields: [
		at,
		intoGroup,
		additionalFields(
			text('branches', { placeholder: 'e.g. main', description: 'Only this branch' }),
			description,
			targetSelf,
			text('name'),
			text('path', { placeholder: 'e.g. web-shop' }),
			visibility,
		),
	],
	simplify: (row) => ({ ...simpleProject(row), import_status: row.import_status }),
	run: async ({ gitlab, at, intoGroup: namespace_id, additionalFields }) =>
		await gitlab.post(
			path`${at}/fork`,
			namespace_id === undefined ? additionalFields : { ...additionalFields, namespace_id },
		),
});
