import type { ResourceSeed } from '../base';
import type { Call, Route } from '../http/call';
import { Answer } from '../http/call';
import { badParameter, invalid } from '../http/refusal';
import type { FormFile } from '../http/request';
import { flag, text } from '../http/values';
import type { Reader } from '../table/fields';
import { oneOf, optional, required } from '../table/fields';
import type { Place } from '../table/places';
import { allow, inGroups, inProjects } from '../table/places';
import { byName } from '../table/specification';
import { Table } from '../table/table';
import { shaOf } from '../world/arrange';
import type { GroupWikiPage, Holding, WikiPage } from '../world/model';
import { LEVEL } from '../world/model';
import { slugOf } from '../world/repositories';

type Page = WikiPage | GroupWikiPage;

const MAY = { write: LEVEL.developer, delete: LEVEL.maintainer };
const MISSING = { missing: '404 Wiki Page Not Found' };

const basic = ({ format, slug, title, id }: Page) => ({ format, slug, title, wiki_page_meta_id: id });

/** What is left empty is not written. */
const frontMatterIn: Reader<Page['front_matter']> = (given, name) => {
	const matter = given[name];
	if (typeof matter !== 'object' || matter === null) return undefined;
	const title = text({ ...matter }, 'title');
	return title ? { title } : {};
};

/** @see https://docs.gitlab.com/api/wikis/ */
export const wikiPages = new Table<Page>({
	name: 'wiki page',
	places: [inProjects('wikis', MAY, MISSING), inGroups('wikis', MAY, MISSING)],
	key: byName('slug', 'slug'),
	stored: (holder): Page[] => holder.wiki_pages,
	make: (world, _by, holder, given) => world.newWikiPage(holder, { title: '', content: '', ...given }),
	fields: {
		title: required(text),
		content: required(text),
		format: optional(oneOf('markdown', 'rdoc', 'asciidoc', 'org')),
		front_matter: optional(frontMatterIn),
	},
	mustChange: true,
	check: ({ title, content }) => {
		if (!title.trim()) throw invalid({ title: ["can't be blank"] });
		if (!content) throw invalid({ content: ["can't be blank"] });
	},
	unpaged: true,
	after: (_call, page) => {
		page.slug = slugOf(page.title);
	},
	entity: (call, page, verb) => {
		if (verb === 'list' && !flag(call.input, 'with_content')) return basic(page);
		return { ...basic(page), content: page.content, encoding: 'UTF-8', front_matter: page.front_matter };
	},
	example: {
		create: { title: 'How to deploy', content: 'Press the button' },
		update: { content: 'Ask Aiko' },
	},
});

function attach(call: Call, place: Place<Holding>) {
	allow(call, place, 'create');
	const { file } = call.input as { file?: FormFile };
	if (!file) throw badParameter('file is missing');
	const [file_name, file_path] = [file.name, `uploads/${shaOf(file.name).slice(0, 32)}/${file.name}`];
	const link = { url: file_path, markdown: `![${file_name}](${file_path})` };
	return new Answer(201, { file_name, file_path, branch: text(call.input, 'branch') ?? 'main', link });
}

export const wikiRoutes: Route[] = [
	...wikiPages.routes,
	...wikiPages.spec.places.map(
		(place): Route => ['POST', `${place.path}/attachments`, (call) => attach(call, place)],
	),
];

/** A page of a project and one of a group. */
export const seedWikiPages: ResourceSeed = ({ world }, { projects, groups }) => {
	world.createWikiPage(groups.acme, 'On call', 'Who to ask, and when');
	return { slug: [world.createWikiPage(projects.website, 'Release checklist', '1. Freeze').slug] };
};
