import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { order, sortingOf, words } from './scope';
import { simpleFoundSnippet } from './simple';

/**
 * GitLab searches snippets in all places at once only.
 *
 * @see https://docs.gitlab.com/api/search/#scope-snippet_titles
 */
export const snippets = read({
	name: 'Search Snippets',
	action: 'Search snippets',
	description: 'Find snippets by title and description',
	fields: [words, limit, order],
	simplify: simpleFoundSnippet,
	run: async ({ gitlab, search, limit, options }) =>
		await gitlab.list(path`/search`, { scope: 'snippet_titles', search, ...sortingOf(options) }, limit, {
			countsMore: true,
		}),
});
