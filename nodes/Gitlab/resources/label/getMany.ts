import { path } from '../../client/path';
import { filters, options } from '../../fields/collection';
import { limit } from '../../fields/paging';
import { flag, text } from '../../fields/param';
import { projectOrGroup } from '../../fields/places/either';
import { read } from '../../operation';
import { scope } from './scope';
import { simpleLabel } from './simple';

/**
 * @see https://docs.gitlab.com/api/labels/#list-labels
 * @see https://docs.gitlab.com/api/group_labels/#list-group-labels
 */
export const getMany = read({
	name: 'Get Many',
	action: 'Get many labels',
	description: 'List the labels that can be used in a project or group',
	fields: [
		projectOrGroup,
		limit,
		filters(
			flag('archived', 'Whether to return only archived labels (off: only labels that are not archived)'),
			text('search', { description: 'Words to look for in name and description' }),
			...scope,
		),
		options(
			flag('with_counts', 'Whether to count the issues and merge requests of each label', {
				displayName: 'Count Issues and Merge Requests',
			}),
		),
	],
	simplify: simpleLabel,
	run: async ({ gitlab, place, limit, filters, options }) =>
		await gitlab.list(path`${place}/labels`, { ...filters, ...options }, limit),
});
