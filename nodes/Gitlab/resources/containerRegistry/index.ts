import { path } from '../../client';
import { flag, number, options, required, text } from '../../fields';
import { onlyIn, projectOrGroup } from '../../fields/places';
import { type Operation, type Resource, read, write } from '../../operation';
import { deletion, listBelow } from '../shared/plain';
import { at, imageTag, simpleRepository } from './field';
import { tagsUnder } from './rule';

/** @see https://docs.gitlab.com/api/container_registry/#delete-registry-repository-tags-in-bulk */
const deleteTagsByRule = write({
	name: 'Delete Tags by Rule',
	action: 'Delete image tags by rule (cannot be undone)',
	description: 'Delete the tags that a rule names, or see which they are; latest always stays',
	role: 'Maintainer',
	fields: [
		at,
		required(
			text('name_regex_delete', {
				displayName: 'Delete Names Like',
				placeholder: 'e.g. dev-.+',
				description: 'Regular expression (RE2)',
			}),
		),
		required(
			flag(
				'preview',
				'Whether to list the tags and delete none. Protection rules of tags are not looked at.',
			),
		),
		options(
			text('name_regex_keep', {
				displayName: 'Keep Names Like',
				placeholder: 'e.g. release-.+',
				description: 'Regular expression (RE2)',
			}),
			number('keep_n', { displayName: 'Keep Newest', min: 1 }),
			text('older_than', { placeholder: 'e.g. 7d', description: 'Such as 1h or 1month' }),
		),
	],
	run: async ({ gitlab, at, name_regex_delete, preview, options }) => {
		const rule = { name_regex_delete, ...options };
		if (preview) return await tagsUnder(rule, gitlab, at);
		await gitlab.delete(path`${at}/tags`, rule);
		return { scheduled: true };
	},
});

/**
 * @see https://docs.gitlab.com/api/container_registry/#within-a-project
 * @see https://docs.gitlab.com/api/container_registry/#within-a-group
 */
const getMany = listBelow(projectOrGroup, path`/registry/repositories`, {
	name: 'Get Many',
	action: 'Get many container repositories',
	description: 'List the container repositories of a project or group',
	role: 'Reporter',
	simplify: simpleRepository,
	fields: [
		options(
			onlyIn('project', flag('tags', 'Whether to return them')),
			onlyIn('project', flag('tags_count', 'Whether to return it')),
		),
	],
});

/**
 * The tags of a container repository, one by one.
 *
 * @see https://docs.gitlab.com/api/container_registry/#list-registry-repository-tags
 */
const tags: Operation[] = [
	write({
		name: 'Delete Tag',
		action: 'Delete an image tag (cannot be undone)',
		description: 'Take a tag away; images without tags go with the next cleanup',
		role: 'Developer',
		fields: [at, imageTag],
		run: async ({ gitlab, at, imageTag }) => await gitlab.delete(path`${at}/tags/${imageTag}`),
	}),
	listBelow(at, path`/tags`, {
		name: 'Get Many Tags',
		action: 'Get many image tags',
		description: 'List the tags of a container repository',
		role: 'Reporter',
		traits: { key: 'name' },
	}),
	read({
		name: 'Get Tag',
		action: 'Get an image tag',
		description: 'Retrieve a tag with its digest, size and time',
		role: 'Reporter',
		fields: [at, imageTag],
		run: async ({ gitlab, at, imageTag }) => await gitlab.get(path`${at}/tags/${imageTag}`),
	}),
];

export const containerRegistry: Resource = {
	name: 'Container Registry',
	description: 'Container images and their tags',
	operations: [
		getMany,
		deletion({ noun: 'a container repository', at, simplify: simpleRepository }, 'Maintainer'),
		deleteTagsByRule,
		...tags,
	],
};
