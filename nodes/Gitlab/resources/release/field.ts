import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import {
	type List,
	byId,
	chosen,
	END,
	entry,
	flag,
	inProject,
	isEmpty,
	projectPage,
	textOf,
} from '../../fields';
import { atInProject, chosenIn } from '../../fields/places';
import { pick } from '../../simplify';

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
const release = chosenIn('project', {
	name: 'release',
	list: releases,
	url: { pattern: RELEASE_URL, example: 'https://gitlab.com/group/project/-/releases/v1.0' },
	id: { displayName: 'Tag', example: 'v1.0' },
	knownBy: ({ tag_name, tag }) => tag_name ?? tag,
	resolve: (identifier) => identifier,
});

/** Project and release as one argument: the release's path. */
export const at = atInProject(path`/releases`, release);

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
export const link = chosen({
	name: 'link',
	displayName: 'Asset Link',
	list: links,
	...byId('3'),
});

export const html = flag('include_html_description', 'Whether to return HTML too', {
	displayName: 'HTML Description',
});

const simple = pick(
	['tag_name', 'name', 'description', 'created_at', 'released_at', 'upcoming_release'],
	{ author: 'author.username', commit: 'commit.id' },
	{ milestones: 'milestones.title', web_url: '_links.self' },
);

/** What most workflows use of a release: its notes as HTML, too, where they were asked for. */
export function simpleRelease(row: IDataObject): IDataObject {
	const { description_html } = row;
	return { ...simple(row), ...(description_html !== undefined && { description_html }) };
}
