import type { ResourceSeed } from '../base';
import { seedWikiPages } from '../resources/wikiPage';

/** A page of a project and one of a group, by the name of the field that chooses one. */
export const seedForWikiPages: ResourceSeed = async (gitlab, base) => {
	await seedWikiPages(gitlab, base);
	const { projects, groups } = base;
	return { wikiPage: [...projects.website.wiki_pages, ...groups.acme.wiki_pages].map(({ slug }) => slug) };
};
