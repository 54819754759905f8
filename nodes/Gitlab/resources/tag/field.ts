import { path } from '../../client';
import {
	type List,
	compose,
	END,
	entry,
	inProject,
	locator,
	projectPage,
	required,
	textOf,
} from '../../fields';
import { locatorIn, project } from '../../fields/places';
import type { Field } from '../../operation';

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
export const tag: Field<'tag', string> = required(
	locatorIn<'tag', string>(
		{ to: 'project' },
		{
			name: 'tag',
			displayName: 'Tag',
			list: tags,
			url: { pattern: TAG_URL, example: 'https://gitlab.com/group/project/-/tags/v1.0' },
			id: { displayName: 'Name', example: 'v1.0' },
			knownBy: ({ name, tag_name }) => name ?? tag_name,
			resolve: (identifier) => identifier,
		},
	),
);

/** Project and tag as one argument: the tag's path. */
export const at = compose(
	'at',
	[project, tag],
	async (item) => path`/projects/${await project.read(item)}/repository/tags/${await tag.read(item)}`,
);

const protectedTags: List = {
	name: 'searchProtectedTags',
	from: inProject(path`/protected_tags`),
	key: 'name',
	searchBy: 'names',
	entry: entry('name', (tag) => textOf(tag.name)),
};

/** A protected tag or wildcard, by its name. */
export const protectedTag: Field<'protectedTag', string> = required(
	locator<'protectedTag', string>({
		name: 'protectedTag',
		displayName: 'Protected Tag',
		list: protectedTags,
		id: { displayName: 'Name', example: 'v*', hint: 'As it was protected, wildcards included' },
		knownBy: ({ name, tag_name }) => name ?? tag_name,
		resolve: (identifier) => identifier,
	}),
);
