import { path } from '../../client';
import { type List, chosen, END, entry, inProject, projectPage, textOf } from '../../fields';
import { atInProject, chosenIn } from '../../fields/places';
import { pick } from '../../simplify';

const tags: List = {
	name: 'searchTags',
	from: inProject(path`/repository/tags`),
	key: 'name',
	countsMore: true,
	entry: entry('name', (tag) => textOf(tag.name)),
};

/** A tag's page; its name has slashes as they are. */
const TAG_URL = projectPage(
	String.raw`tags\/(?!new(?:[?#\s]|$))([^?#\s]+?)`,
	String.raw`\/?(?:[?#]\S*)?${END}`,
);

/** The tag that an operation works on. */
const tag = chosenIn('project', {
	name: 'tag',
	list: tags,
	url: { pattern: TAG_URL, example: 'https://gitlab.com/group/project/-/tags/v1.0' },
	id: { displayName: 'Name', example: 'v1.0' },
	knownBy: ({ name, tag_name }) => name ?? tag_name,
	resolve: (identifier) => identifier,
});

/** Project and tag as one argument: the tag's path. */
export const at = atInProject(path`/repository/tags`, tag);

const protectedTags: List = {
	name: 'searchProtectedTags',
	from: inProject(path`/protected_tags`),
	key: 'name',
	searchBy: 'names',
	entry: entry('name', (tag) => textOf(tag.name)),
};

/** A protected tag or wildcard, by its name. */
export const protectedTag = chosen({
	name: 'protectedTag',
	list: protectedTags,
	id: { displayName: 'Name', example: 'v*', hint: 'As it was protected, wildcards included' },
	knownBy: ({ name, tag_name }) => name ?? tag_name,
	resolve: (identifier) => identifier,
});

/** What most workflows use of a tag. */
export const simpleTag = pick(
	['name', 'message', 'target'],
	{ commit: 'commit.id', title: 'commit.title', release: 'release.description' },
	['protected', 'created_at'],
);
