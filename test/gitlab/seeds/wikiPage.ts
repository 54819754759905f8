import type { ResourceSeed } from '../base';
import { seedWikiPages } from '../resources/wikiPage';

/** A page of a project and one of a group, each with a title of its own, by the name of the field that chooses one. */
export const seedForWikiPages: ResourceSeed = async (gitlab, base) => {
	await seedWikiPages(gitlab, base);
	const { projects, groups } = base;
	const pages = [...projects.website.wiki_pages, ...groups.acme.wiki_pages];
	for (const page of pages) page.front_matter = { title: `About: ${page.title}` };
	return { wikiPage: pages.map(({ slug }) => slug) };
};
