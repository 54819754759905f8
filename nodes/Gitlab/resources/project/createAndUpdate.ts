import { path } from '../../client';
import { additionalFields, choice, flag, number, required, text, updateFields } from '../../fields';
import { write } from '../../operation';
import { content, description, targetSelf, visibility, withFeatures } from './content';
import { at, intoGroup } from './field';
import { settings } from './settings';
import { simpleProject } from './simple';

/** @see https://docs.gitlab.com/api/projects/#create-a-project */
export const create = write({
	name: 'Create',
	description: 'Add a new project to a group, or to your own ones',
	fields: [
		required(text('name', { placeholder: 'e.g. Web Shop' })),
		intoGroup,
		additionalFields(
			...content,
			number('group_with_project_templates_id', {
				min: 1,
				displayName: 'Template Group ID',
				description: 'Premium',
			}),
			text('import_url', {
				displayName: 'Import URL',
				placeholder: 'e.g. https://example.com/group/project.git',
			}),
			flag('initialize_with_readme', 'Whether to add a README'),
			text('path', { placeholder: 'e.g. web-shop' }),
			choice(
				'repository_object_format',
				{ sha1: 'SHA-1', sha256: 'SHA-256' },
				{ displayName: 'Object Format' },
			),
			text('template_name', { placeholder: 'e.g. rails' }),
			number('template_project_id', { min: 1, description: 'Premium' }),
			flag('use_custom_template', "Whether the template is a group's or the instance's (Premium)"),
		),
	],
	simplify: simpleProject,
	run: async ({ gitlab, name, intoGroup: namespace_id, additionalFields }) => {
		const body = { name, ...withFeatures(additionalFields) };
		return await gitlab.post(path`/projects`, namespace_id === undefined ? body : { ...body, namespace_id });
	},
});

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

/** @see https://docs.gitlab.com/api/projects/#update-a-project */
export const update = write({
	name: 'Update',
	description: 'Change some settings of a project',
	role: 'Maintainer',
	fields: [at, updateFields(text('name'), text('path'), ...content, ...settings)],
	simplify: simpleProject,
	run: async ({ gitlab, at, updateFields }) => await gitlab.put(at, withFeatures(updateFields)),
});
