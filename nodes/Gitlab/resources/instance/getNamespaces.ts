import { path } from '../../client';
import { filters, flag, limit, text } from '../../fields';
import { read } from '../../operation';
import { simpleNamespace } from './simple';

/** @see https://docs.gitlab.com/api/namespaces/#list-all-namespaces */
export const getNamespaces = read({
	name: 'Get Namespaces',
	action: 'Get namespaces of an instance',
	description: 'List the groups and users that you can see',
	fields: [
		limit,
		filters(
			text('search', { description: 'Part of the name or path' }),
			flag('full_path_search', 'Whether to search the whole path', {
				displayName: 'Search Full Path',
				default: true,
			}),
			flag('owned_only', 'Whether to return only these', { default: true }),
			flag('top_level_only', 'Whether to leave subgroups out', { default: true }),
			text('requested_hosted_plan', {
				displayName: 'Plan',
				placeholder: 'e.g. premium',
				description: 'On GitLab.com',
			}),
		),
	],
	simplify: simpleNamespace,
	run: async ({ gitlab, limit, filters }) => await gitlab.list(path`/namespaces`, filters, limit),
});
