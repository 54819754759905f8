import { type ListTraits, path } from '../../client';
import { type List, END, entry, inPlace, placePage, required, textOf } from '../../fields';
import { type Belonging, locatorIn, placeOfPage } from '../../fields/places';
import type { Field } from '../../operation';

/** GitLab gives all pages at once. */
export const WIKI_PAGES: ListTraits = { key: 'slug', isPaged: false };

const wikiPages: List = {
	name: 'searchWikiPages',
	from: inPlace(path`/wikis`),
	...WIKI_PAGES,
	searchBy: 'names',
	entry: entry('slug', (page) => textOf(page.title)),
};

/** Below `wikis/` are also pages about the wiki, and about each page. */
const WIKI_PAGE_URL = placePage(
	String.raw`wikis\/(?!(?:git_access|new|pages|templates)(?:[\/?#\s]|$))([^?#\s]+?)`,
	String.raw`(?:\/(?:diff|edit|history))?\/?(?:[?#]\S*)?${END}`,
);

/** The wiki page that an operation works on, by its slug: the last part of its address. */
export function wikiPageOf(kind: Belonging['to']): Field<'wikiPage', string> {
	const param = locatorIn<'wikiPage', string>(kind, {
		name: 'wikiPage',
		displayName: 'Wiki Page',
		list: wikiPages,
		url: { pattern: WIKI_PAGE_URL, example: 'https://gitlab.com/group/project/-/wikis/Release-checklist' },
		id: { displayName: 'Slug', example: 'docs/Release-checklist' },
		knownBy: ({ slug }) => slug,
		resolve: (identifier, item, { url }) => (url && !placeOfPage(url, item) ? undefined : identifier),
	});
	return required(param);
}
