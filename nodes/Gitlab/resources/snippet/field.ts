import { path } from '../../client';
import { type List, compose, entry, inProject, projectOrOwnPage, required, textOf } from '../../fields';
import { locatorIn, placeOfPage, projectOrMe } from '../../fields/places';
import type { Item } from '../../item';
import type { Field } from '../../operation';

const snippets: List = {
	name: 'searchSnippets',
	from: (place, item, typed) =>
		isOwn(item) ? path`/snippets` : inProject(path`/snippets`)(place, item, typed),
	searchBy: 'names',
	entry: entry('id', (snippet) => textOf(snippet.title)),
};

/** The snippet that an operation works on: of the project, or one of the user's own where these are meant. */
export const snippet: Field<'snippet', number> = required(
	locatorIn<'snippet', number>(
		{ to: 'project' },
		{
			name: 'snippet',
			displayName: 'Snippet',
			list: snippets,
			url: {
				pattern: projectOrOwnPage(String.raw`snippets\/(\d+)`),
				example: 'https://gitlab.com/group/project/-/snippets/12',
			},
			id: { displayName: 'ID', example: '12', pattern: '\\$?\\d+' },
			knownBy: ({ id }) => id,
			resolve: (identifier, item, { url }) =>
				url && !isOwn(item) && !placeOfPage(url, item) ? undefined : Number(identifier.replace('$', '')),
		},
	),
);

/** Project or user, and snippet as one argument: the snippet's path. */
export const at = compose(
	'at',
	[projectOrMe, snippet],
	async (item) => path`${await projectOrMe.read(item)}/snippets/${await snippet.read(item)}`,
);

/** Whether the user's own snippets are meant. */
function isOwn(item: Item): boolean {
	return item.value('belongsTo') === 'me';
}
