import { type Path, path } from '../../client';
import {
	choice,
	compose,
	filters,
	flag,
	isEmpty,
	limit,
	oneOf,
	options,
	required,
	role,
	shownFor,
	sorting,
	text,
	when,
} from '../../fields';
import { project } from '../../fields/places';
import { type Field, type Operation, read } from '../../operation';
import { skipGroups } from '../group/filters';
import { listBelow } from '../shared/plain';
import { allUsers, someUsersParam, userParam } from '../user/field';
import { withCustomAttributes } from '../user/simple';
import { at } from './field';
import { projectFilters } from './filters';
import { more } from './more';
import { simpleProject } from './simple';

/** @see https://docs.gitlab.com/api/projects/#retrieve-a-project */
export const get = read({
	name: 'Get',
	fields: [project, options(...more, flag('license', 'Whether to return it', { displayName: 'License' }))],
	simplify: simpleProject,
	run: async ({ gitlab, project, options }) => await gitlab.get(path`/projects/${project}`, options),
});

/** By what any list of projects can be sorted. */
const COMMON = {
	created_at: 'Created At',
	id: 'ID',
	last_activity_at: 'Last Activity At',
	name: 'Name',
	path: 'Path',
	star_count: 'Stars',
	updated_at: 'Updated At',
};

/** By what all projects can be sorted. */
const COLUMNS = {
	...COMMON,
	packages_size: 'Packages Size (Administrators)',
	repository_size: 'Repository Size (Administrators)',
	similarity: 'Similarity to Search',
	storage_size: 'Storage Size (Administrators)',
	wiki_size: 'Wiki Size (Administrators)',
};

/** The order of a user's projects, and what the list has more of each. */
export const userProjectSorting = sorting(COMMON, ...more);

const SOURCES = { everything: 'Everything I Can See', starred: 'Starred by a User', user: 'Of a User' };

const owner = required(userParam('user', { displayName: 'User', list: allUsers }));

/** Where projects are listed; those of groups are listed by Group: Get Projects. */
const source: Field<'source', Path> = compose(
	'source',
	[
		required(choice('projectsOf', SOURCES, { displayName: 'Projects' })),
		shownFor('projectsOf', ['starred', 'user'], owner),
	],
	async (item) => {
		const given = item.value('projectsOf');
		const of = isEmpty(given)
			? 'everything'
			: oneOf(given, ['everything', 'starred', 'user'], 'Projects', item);
		if (of === 'everything') return path`/projects`;
		const user = await owner.read(item);
		return of === 'user' ? path`/users/${user}/projects` : path`/users/${user}/starred_projects`;
	},
);

const [statistics, customAttributes] = more;

/** @see https://docs.gitlab.com/api/projects/#list-all-projects */
export const getMany = read({
	name: 'Get Many',
	description: 'List projects that you can see, or those of a user',
	fields: [
		source,
		limit,
		projectFilters,
		sorting(COLUMNS, statistics, when('projectsOf', ['everything', 'user'], customAttributes)),
	],
	simplify: simpleProject,
	run: async ({ gitlab, source, limit, filters, options }) =>
		await gitlab.list(source, { ...filters, ...options }, limit),
});

/** What hangs on a project. */
export const lists: Operation[] = [
	/** @see https://docs.gitlab.com/api/projects/#list-programming-languages-used */
	read({
		name: 'Get Languages',
		description: 'List the languages of a project with their shares',
		fields: [at],
		run: async ({ gitlab, at }) => {
			const languages = await gitlab.get(path`${at}/languages`);
			return Object.entries(languages).map(([language, percent]) => ({ language, percent }));
		},
	}),
	/** @see https://docs.gitlab.com/api/project_forks/#list-forks-of-a-project */
	listBelow(at, path`/forks`, {
		name: 'Get Forks',
		description: 'List the forks of a project that you can see',
		simplify: simpleProject,
		fields: [projectFilters, sorting(COLUMNS, withCustomAttributes)],
	}),
	/** @see https://docs.gitlab.com/api/projects/#list-users */
	listBelow(at, path`/users`, {
		name: 'Get Users',
		description: 'List everybody who has access to a project',
		fields: [
			filters(
				text('search', { description: 'Part of a name, username or email' }),
				someUsersParam('skip_users', 'Without Users'),
			),
		],
	}),
	/** @see https://docs.gitlab.com/api/projects/#list-groups */
	listBelow(at, path`/groups`, {
		name: 'Get Groups',
		description: 'List the groups above a project',
		fields: [
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
	}),
];
