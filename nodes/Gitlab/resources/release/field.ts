import { path } from '../../client';
import {
	type List,
	compose,
	END,
	entry,
	flag,
	inProject,
	isEmpty,
	locator,
	projectPage,
	required,
	textOf,
} from '../../fields';
import { locatorIn, project } from '../../fields/places';
import type { Field } from '../../operation';

const releases: List = {
	name: 'searchReleases',
	from: inProject(path`/releases`),
	key: 'tag_name',
	searchBy: 'names',
	entry: entry('tag_name', (release) => textOf(release.name)),
};

/** A release's page, and that on which it is edited. */
const RELEASE_URL = projectPage(
	String.raw`releases\/(?!new(?:[\/?#\s]|$)|permalink\/)([^\/?#\s]+)`,
	String.raw`(?:\/edit)?\/?(?:[?#]\S*)?${END}`,
);

/** The release that an operation works on, by its tag. */
export const release: Field<'release', string> = required(
	locatorIn<'release', string>(
		{ to: 'project' },
		{
			name: 'release',
			displayName: 'Release',
			list: releases,
			url: { pattern: RELEASE_URL, example: 'https://gitlab.com/group/project/-/releases/v1.0' },
			id: { displayName: 'Tag', example: 'v1.0' },
			knownBy: ({ tag_name, tag }) => tag_name ?? tag,
			resolve: (identifier) => identifier,
		},
	),
);

/** Project and release as one argument: the release's path. */
export const at = compose(
	'at',
	[project, release],
	async (item) => path`/projects/${await project.read(item)}/releases/${await release.read(item)}`,
);

const links: List = {
	name: 'searchReleaseLinks',
	from: async ({ project }, item) => {
		if (!project || isEmpty(item.value('release'))) return undefined;
		return path`/projects/${project}/releases/${await release.read(item)}/assets/links`;
	},
	searchBy: 'names',
	entry: entry('id', (link) => textOf(link.name)),
};

/** The asset link that an operation works on. */
export const link: Field<'link', number> = required(
	locator<'link', number>({
		name: 'link',
		displayName: 'Asset Link',
		list: links,
		id: { displayName: 'ID', example: '3', pattern: '\\d+' },
		knownBy: ({ id }) => id,
		resolve: (identifier) => Number(identifier),
	}),
);

export const html = flag('include_html_description', 'Whether to return HTML too', {
	displayName: 'HTML Description',
});
