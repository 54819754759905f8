import { type Path, path } from '../../client';
import { choice, compose, isEmpty, limit, oneOf, required, shownFor, sorting, when } from '../../fields';
import { type Field, read } from '../../operation';
import { allUsers, userParam } from '../user/field';
import { projectFilters } from './filters';
import { more } from './more';
import { simpleProject } from './simple';
import { COLUMNS } from './sorting';

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
