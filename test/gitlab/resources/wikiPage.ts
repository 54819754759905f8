import { groupOf, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { notFound } from '../http/refusal';
import type { GroupWikiPage, WikiPage } from '../world/model';

type Page = WikiPage | GroupWikiPage;

const basic = ({ slug, title, id }: Page) => ({ format: 'markdown', slug, title, wiki_page_meta_id: id });

function onePage(call: Call, pages: Page[]) {
	const page = pages.find(({ slug }) => slug === call.params.slug);
	if (!page) throw notFound('Wiki Page');
	return { ...basic(page), content: page.content, encoding: 'UTF-8', front_matter: {} };
}

const places: Array<[string, (call: Call) => Page[]]> = [
	['projects/:id/wikis', (call) => projectOf(call).wiki_pages],
	['groups/:id/wikis', (call) => groupOf(call).wiki_pages],
];

export const wikiRoutes: Route[] = places.flatMap(([path, pagesOf]): Route[] => [
	['GET', path, (call) => pagesOf(call).map(basic)],
	['GET', `${path}/:slug`, (call) => onePage(call, pagesOf(call))],
]);
