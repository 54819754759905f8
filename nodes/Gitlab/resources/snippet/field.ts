import type { Field } from '../../operation';
import { projectPage } from '../../fields/address';
import { locatorIn } from '../../fields/places/locatorIn';
import { required } from '../../fields/param';
import { path } from '../../client/path';
import { entry, text } from '../../fields/entry';
import type { List } from '../../fields/list';
import { inProject } from '../../fields/list';

const snippets: List = {
	name: 'searchSnippets',
	from: inProject(path`/snippets`),
	searchBy: 'names',
	entry: entry('id', (snippet) => text(snippet.title)),
};

/** The snippet of a project that an operation works on. */
export const snippet: Field<'snippet', number> = required(
	locatorIn<'snippet', number>(
		{ to: 'project' },
		{
			name: 'snippet',
			displayName: 'Snippet',
			list: snippets,
			url: {
				pattern: projectPage(String.raw`snippets\/(\d+)`),
				example: 'https://gitlab.com/group/project/-/snippets/12',
			},
			id: { displayName: 'ID', example: '12', pattern: '\\$?\\d+' },
			knownBy: ({ id }) => id,
			resolve: (identifier) => Number(identifier.replace('$', '')),
		},
	),
);
