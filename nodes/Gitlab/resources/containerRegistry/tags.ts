import { path } from '../../client';
import { limit } from '../../fields';
import { type Operation, read, write } from '../../operation';
import { at, imageTag } from './field';

/**
 * The tags of a container repository, one by one.
 *
 * @see https://docs.gitlab.com/api/container_registry/#list-registry-repository-tags
 */
export const tags: Operation[] = [
	write({
		name: 'Delete Tag',
		action: 'Delete an image tag (cannot be undone)',
		description: 'Take a tag away; images without tags go with the next cleanup',
		role: 'Developer',
		fields: [at, imageTag],
		run: async ({ gitlab, at, imageTag }) => {
			await gitlab.delete(path`${at}/tags/${imageTag}`);
			return { deleted: true };
		},
	}),
	read({
		name: 'Get Many Tags',
		action: 'Get many image tags',
		description: 'List the tags of a container repository',
		role: 'Reporter',
		fields: [at, limit],
		run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/tags`, {}, limit, { key: 'name' }),
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
