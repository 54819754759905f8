import { path } from '../../client';
import { flag, limit, options } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { read } from '../../operation';
import { WIKI_PAGES } from './field';

/**
 * @see https://docs.gitlab.com/api/wikis/#list-all-wiki-pages
 * @see https://docs.gitlab.com/api/group_wikis/#list-all-wiki-pages
 */
export const getMany = read({
	name: 'Get Many',
	description: 'List the wiki pages; groups: Premium',
	fields: [
		projectOrGroup,
		limit,
		options(flag('with_content', 'Whether to return the content too', { displayName: 'Content' })),
	],
	run: async ({ gitlab, place, limit, options }) =>
		await gitlab.list(path`${place}/wikis`, options, limit, WIKI_PAGES),
});
