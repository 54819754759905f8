import { path } from '../../client';
import { additionalFields, limit, required, text } from '../../fields';
import { project } from '../../fields/places';
import { type Operation, read, write } from '../../operation';
import { accessLevel, allowedTo } from '../shared/protection';
import { protectedTag } from './field';

/**
 * Protect, Unprotect, Get Protected.
 *
 * @see https://docs.gitlab.com/api/protected_tags/
 */
export const protection: Operation[] = [
	write({
		name: 'Protect',
		action: 'Protect tags',
		description: 'Limit who may create a tag',
		role: 'Maintainer',
		fields: [
			project,
			required(text('name', { displayName: 'Tag or Wildcard', placeholder: 'e.g. v*' })),
			additionalFields(
				accessLevel('create_access_level', 'Allowed to Create'),
				allowedTo('allowed_to_create', 'Also Allowed to Create'),
			),
		],
		run: async ({ gitlab, project, name, additionalFields }) =>
			await gitlab.post(path`/projects/${project}/protected_tags`, { name, ...additionalFields }),
	}),
	write({
		name: 'Unprotect',
		action: 'Unprotect tags',
		description: 'Let every developer create a tag',
		role: 'Maintainer',
		fields: [project, protectedTag],
		run: async ({ gitlab, project, protectedTag }) => {
			await gitlab.delete(path`/projects/${project}/protected_tags/${protectedTag}`);
			return { deleted: true };
		},
	}),
	read({
		name: 'Get Protected',
		action: 'Get protected tags',
		description: 'List the protected tags and wildcards of a project',
		role: 'Maintainer',
		fields: [project, limit],
		run: async ({ gitlab, project, limit }) =>
			await gitlab.list(path`/projects/${project}/protected_tags`, {}, limit, { key: 'name' }),
	}),
];
