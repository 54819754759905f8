import { path } from '../../client';
import { filters, flag, limit, options, text } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { read } from '../../operation';
import { scope } from './scope';
import { simpleLabel } from './simple';

/**
 * @see https://docs.gitlab.com/api/labels/#list-labels
 * @see https://docs.gitlab.com/api/group_labels/#list-group-labels
 */
export const getMany = read({
	name: 'Get Many',
	description: 'List the labels of a project or group',
	fields: [
		projectOrGroup,
		limit,
		filters(
			flag('archived', 'Whether to return only these (off: only the others)'),
			text('search', { description: 'In name and description' }),
			...scope,
		),
		options(
			flag('with_counts', 'Whether to count them', {
				displayName: 'Count Issues and Merge Requests',
			}),
		),
	],
	simplify: simpleLabel,
	run: async ({ gitlab, place, limit, filters, options }) =>
		await gitlab.list(path`${place}/labels`, { ...filters, ...options }, limit),
});
