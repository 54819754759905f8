import { path } from '../../client';
import { additionalFields, filters, limit, required, sorting, text } from '../../fields';
import { project } from '../../fields/places';
import { type Operation, type Resource, read, write } from '../../operation';
import { deletion, getOne } from '../shared/plain';
import { accessLevel, allowedTo } from '../shared/protection';
import { at, protectedTag, simpleTag } from './field';

/** @see https://docs.gitlab.com/api/tags/#create-a-new-tag */
const create = write({
	name: 'Create',
	description: 'Give a name to a commit',
	role: 'Developer',
	fields: [
		project,
		required(text('tag_name', { displayName: 'Tag Name', placeholder: 'e.g. v1.0' })),
		required(
			text('ref', {
				displayName: 'Create From',
				placeholder: 'e.g. main',
				description: 'Branch, tag or commit SHA',
			}),
		),
		additionalFields(text('message', { lines: 3, description: 'Makes it an annotated tag' })),
	],
	simplify: simpleTag,
	run: async ({ gitlab, project, tag_name, ref, additionalFields }) =>
		await gitlab.post(path`/projects/${project}/repository/tags`, { tag_name, ref, ...additionalFields }),
});

/** @see https://docs.gitlab.com/api/tags/#list-project-repository-tags */
const getMany = read({
	name: 'Get Many',
	description: 'List the tags of a project',
	fields: [
		project,
		limit,
		filters(text('search', { description: '^term and term$ match beginning and end' })),
		sorting({ updated: 'Updated At', name: 'Name', version: 'Version' }),
	],
	simplify: simpleTag,
	run: async ({ gitlab, project, limit, filters, options }) =>
		await gitlab.list(path`/projects/${project}/repository/tags`, { ...filters, ...options }, limit, {
			key: 'name',
			countsMore: true,
		}),
});

/**
 * Protect, Unprotect, Get Protected.
 *
 * @see https://docs.gitlab.com/api/protected_tags/
 */
const protection: Operation[] = [
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
		run: async ({ gitlab, project, protectedTag }) =>
			await gitlab.delete(path`/projects/${project}/protected_tags/${protectedTag}`),
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

/** @see https://docs.gitlab.com/api/tags/#get-a-single-repository-tag */
const get = getOne({ at, simplify: simpleTag });

export const tag: Resource = {
	name: 'Tag',
	description: 'Names of commits',
	operations: [
		create,
		get,
		getMany,
		deletion({ noun: 'a tag', at, simplify: simpleTag }, 'Developer'),
		...protection,
	],
};
