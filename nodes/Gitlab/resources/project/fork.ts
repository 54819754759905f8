import { path } from '../../client/path';
import { additionalFields } from '../../fields/collection';
import { text } from '../../fields/param';
import { groupIdParam } from '../../fields/places/groupId';
import { write } from '../../operation';
import { description, targetSelf, visibility } from './content';
import { at } from './field';
import { simpleProject } from './simple';

/** @see https://docs.gitlab.com/api/project_forks/#fork-a-project */
export const fork = write({
	name: 'Fork',
	action: 'Fork a project',
	description: 'Copy a project to a group, or to your own ones; its repository follows in the background',
	fields: [
		at,
		additionalFields(
			text('branches', { placeholder: 'e.g. main', description: 'Only this branch' }),
			description,
			targetSelf,
			text('name'),
			groupIdParam('namespace_id', 'Group'),
			text('path', { placeholder: 'e.g. web-shop' }),
			visibility,
		),
	],
	simplify: (row) => ({ ...simpleProject(row), import_status: row.import_status }),
	run: async ({ gitlab, at, additionalFields }) => await gitlab.post(path`${at}/fork`, additionalFields),
});
