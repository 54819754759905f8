import type { Field } from '../operation';
import { END, placePage } from './address';
import { homeOf, keptInPlace } from './home';
import type { Home } from './home';
import { locator } from './locator';
import { required } from './param';

/** Below `wikis/` are also pages about the wiki, and about each page. */
const WIKI_PAGE_URL = placePage(
	String.raw`wikis\/(?!(?:git_access|new|pages|templates)(?:[\/?#\s]|$))([^?#\s]+?)`,
	String.raw`(?:\/(?:diff|edit|history))?\/?(?:[?#]\S*)?${END}`,
);

/** The wiki page that an operation works on, by its slug: the last part of its address. */
export function wikiPageOf(kind: Home['kind']): Field<'wikiPage', string> {
	const param = locator<'wikiPage', string>({
		name: 'wikiPage',
		displayName: 'Wiki Page',
		search: 'searchWikiPages',
		url: {
			pattern: WIKI_PAGE_URL,
			example: 'https://gitlab.com/group/project/-/wikis/Release-checklist',
		},
		id: { displayName: 'Slug', example: 'docs/Release-checklist' },
		knownBy: ({ slug }) => slug,
		resolve: (identifier, item, { url }) => (url && !homeOf(url, item) ? undefined : identifier),
	});
	return required(keptInPlace(param, kind));
}
