import { path } from '../../client';
import { flag, limit, options } from '../../fields';
import { onlyIn, projectOrGroup } from '../../fields/places';
import { read } from '../../operation';
import { simpleRepository } from './simple';

/**
 * @see https://docs.gitlab.com/api/container_registry/#within-a-project
 * @see https://docs.gitlab.com/api/container_registry/#within-a-group
 */
export const getMany = read({
	name: 'Get Many',
	action: 'Get many container repositories',
	description: 'List the container repositories of a project or group',
	role: 'Reporter',
	fields: [
		projectOrGroup,
		limit,
		options(
			onlyIn('project', flag('tags', 'Whether to return them')),
			onlyIn('project', flag('tags_count', 'Whether to return it')),
		),
	],
	simplify: simpleRepository,
	run: async ({ gitlab, place, limit, options }) =>
		await gitlab.list(path`${place}/registry/repositories`, options, limit),
});
