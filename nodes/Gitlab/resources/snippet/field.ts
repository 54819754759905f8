import type { Field } from '../../operation';
import { projectPage } from '../../fields/address';
import { keptInPlace } from '../../fields/places/pagePlace';
import { locator } from '../../fields/locator';
import { required } from '../../fields/param';

/** The snippet of a project that an operation works on. */
export const snippet: Field<'snippet', number> = required(
	keptInPlace(
		locator<'snippet', number>({
			name: 'snippet',
			displayName: 'Snippet',
			search: 'searchSnippets',
			url: {
				pattern: projectPage(String.raw`snippets\/(\d+)`),
				example: 'https://gitlab.com/group/project/-/snippets/12',
			},
			id: { displayName: 'ID', example: '12', pattern: '\\$?\\d+' },
			knownBy: ({ id }) => id,
			resolve: (identifier) => Number(identifier.replace('$', '')),
		}),
	),
);
