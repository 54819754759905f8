import { path } from '../../client';
import { choice, filters, limit, moment, options, when } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { read } from '../../operation';
import { html } from './field';
import { simpleRelease } from './simple';

const inProject = ['project'] as const;

/**
 * @see https://docs.gitlab.com/api/releases/#list-releases
 * @see https://docs.gitlab.com/api/group_releases/
 */
export const getMany = read({
	name: 'Get Many',
	description: 'List the releases of a project or group',
	fields: [
		projectOrGroup,
		limit,
		filters(
			when('belongsTo', inProject, moment('updated_after')),
			when('belongsTo', inProject, moment('updated_before')),
		),
		options(
			when(
				'belongsTo',
				inProject,
				choice(
					'order_by',
					{ released_at: 'Released At', created_at: 'Created At' },
					{ displayName: 'Sort By' },
				),
			),
			choice(
				'sort',
				{ asc: 'Ascending', desc: 'Descending' },
				{ displayName: 'Sort Direction', default: 'desc' },
			),
			when('belongsTo', inProject, html),
		),
	],
	simplify: simpleRelease,
	run: async ({ gitlab, place, limit, filters, options }) =>
		await gitlab.list(path`${place}/releases`, { ...filters, ...options }, limit),
});
