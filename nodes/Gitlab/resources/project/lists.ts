import { path } from '../../client';
import { filters, flag, limit, role, sorting, text } from '../../fields';
import { type Operation, read } from '../../operation';
import { skipGroups } from '../group/filters';
import { someUsersParam } from '../user/field';
import { withCustomAttributes } from '../user/more';
import { at } from './field';
import { projectFilters } from './filters';
import { simpleProject } from './simple';
import { COLUMNS } from './sorting';

/** What hangs on a project. */
export const lists: Operation[] = [
	/** @see https://docs.gitlab.com/api/projects/#list-programming-languages-used */
	read({
		name: 'Get Languages',
		action: 'Get languages of a project',
		description: 'List the languages of a project with their shares',
		fields: [at],
		run: async ({ gitlab, at }) => {
			const languages = await gitlab.get(path`${at}/languages`);
			return Object.entries(languages).map(([language, percent]) => ({ language, percent }));
		},
	}),
	/** @see https://docs.gitlab.com/api/project_forks/#list-forks-of-a-project */
	read({
		name: 'Get Forks',
		action: 'Get forks of a project',
		description: 'List the forks of a project that you can see',
		fields: [at, limit, projectFilters, sorting(COLUMNS, withCustomAttributes)],
		simplify: simpleProject,
		run: async ({ gitlab, at, limit, filters, options }) =>
			await gitlab.list(path`${at}/forks`, { ...filters, ...options }, limit),
	}),
	/** @see https://docs.gitlab.com/api/projects/#list-users */
	read({
		name: 'Get Users',
		action: 'Get users of a project',
		description: 'List everybody who has access to a project',
		fields: [
			at,
			limit,
			filters(
				text('search', { description: 'Part of a name, username or email' }),
				someUsersParam('skip_users', 'Without Users'),
			),
		],
		run: async ({ gitlab, at, limit, filters }) => await gitlab.list(path`${at}/users`, filters, limit),
	}),
	/** @see https://docs.gitlab.com/api/projects/#list-groups */
	read({
		name: 'Get Groups',
		action: 'Get groups of a project',
		description: 'List the groups above a project',
		fields: [
			at,
			limit,
			filters(
				text('search', { description: 'Part of a name or path' }),
				role('shared_min_access_level', {
					displayName: 'Role of Shared Groups',
					description: 'Only shared groups with this role or a higher one',
				}),
				flag('shared_visible_only', 'Whether to leave out shared groups that you cannot see'),
				skipGroups,
				flag('with_shared', 'Whether to include groups that the project is shared with', { default: true }),
			),
		],
		run: async ({ gitlab, at, limit, filters }) => await gitlab.list(path`${at}/groups`, filters, limit),
	}),
];
