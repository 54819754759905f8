import { path } from '../../client';
import { type List, entry, inProject, projectOrOwnPage, textOf } from '../../fields';
import { atIn, chosenIn, placeOfPage, projectOrMe } from '../../fields/places';
import type { Item } from '../../item';
import { pick } from '../../simplify';

const snippets: List = {
	name: 'searchSnippets',
	from: (place, item, typed) =>
		isOwn(item) ? path`/snippets` : inProject(path`/snippets`)(place, item, typed),
	searchBy: 'names',
	entry: entry('id', (snippet) => textOf(snippet.title)),
};

/** The snippet that an operation works on: of the project, or one of the user's own where these are meant. */
export const snippet = chosenIn('project', {
	name: 'snippet',
	list: snippets,
	url: {
		pattern: projectOrOwnPage(String.raw`snippets\/(\d+)`),
		example: 'https://gitlab.com/group/project/-/snippets/12',
	},
	id: { displayName: 'ID', example: '12', pattern: '\\$?\\d+' },
	knownBy: ({ id }) => id,
	resolve: (identifier, item, { url }) =>
		url && !isOwn(item) && !placeOfPage(url, item) ? undefined : Number(identifier.replace('$', '')),
});

/** Project or user, and snippet as one argument: the snippet's path. */
export const at = atIn(projectOrMe, path`/snippets`, snippet);

/** Whether the user's own snippets are meant. */
function isOwn(item: Item): boolean {
	return item.value('belongsTo') === 'me';
}

/** What most workflows use of a snippet. */
export const simpleSnippet = pick(
	['id', 'title', 'description', 'visibility'],
	{ author: 'author.username' },
	['project_id'],
	{ files: 'files.path' },
	['web_url', 'created_at', 'updated_at'],
);
