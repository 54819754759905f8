import { type FormPart, path, Upload } from '../../client';
import {
	type Param,
	additionalFields,
	choice,
	flag,
	inputFile,
	options,
	required,
	text,
	updateFields,
} from '../../fields';
import { atIn, projectOrGroup } from '../../fields/places';
import { type Resource, read, write } from '../../operation';
import { deletion, listBelow, updateOne } from '../shared/plain';
import { WIKI_PAGES, wikiPageOf } from './field';

/** What a wiki page must have. */
const title = text('title', {
	placeholder: 'e.g. docs/Release checklist',
	description: 'Slashes put the page below others',
});
const body = text('content', { lines: 8 });

const shownTitle = text('front_matter', {
	displayName: 'Display Title',
	description: 'Shown in place of the title',
});

/** The title in the front matter, sent as GitLab's object. */
const frontMatter: Param<'front_matter', { title: string }> = {
	...shownTitle,
	cleared: { title: '' },
	convert: async (given, item) => ({ title: await shownTitle.convert(given, item) }),
};

/** What a wiki page can have. */
const content = [
	frontMatter,
	choice('format', { markdown: 'Markdown', rdoc: 'RDoc', asciidoc: 'AsciiDoc', org: 'Org' }),
] as const;

/**
 * @see https://docs.gitlab.com/api/wikis/#create-a-wiki-page
 * @see https://docs.gitlab.com/api/group_wikis/#create-a-wiki-page
 */
const create = write({
	name: 'Create',
	description: 'Add a wiki page; groups: Premium',
	role: 'Developer',
	fields: [projectOrGroup, required(title), required(body), additionalFields(...content)],
	run: async ({ gitlab, place, title, content, additionalFields }) =>
		await gitlab.post(path`${place}/wikis`, { title, content, ...additionalFields }),
});

const chosenPage = wikiPageOf('either');

/** Project or group and page as one argument: the page's path. */
const at = atIn(projectOrGroup, path`/wikis`, chosenPage);

/**
 * @see https://docs.gitlab.com/api/wikis/#retrieve-a-wiki-page
 * @see https://docs.gitlab.com/api/group_wikis/#retrieve-a-wiki-page
 */
const get = read({
	name: 'Get',
	description: 'Retrieve a wiki page with its content',
	fields: [
		at,
		options(
			flag('render_html', 'Whether to return HTML', { displayName: 'Render HTML' }),
			text('version', { description: 'SHA of an earlier version' }),
		),
	],
	run: async ({ gitlab, at, options }) => await gitlab.get(at, options),
});

/**
 * @see https://docs.gitlab.com/api/wikis/#list-all-wiki-pages
 * @see https://docs.gitlab.com/api/group_wikis/#list-all-wiki-pages
 */
const getMany = listBelow(projectOrGroup, path`/wikis`, {
	name: 'Get Many',
	description: 'List the wiki pages; groups: Premium',
	fields: [options(flag('with_content', 'Whether to return the content too', { displayName: 'Content' }))],
	traits: WIKI_PAGES,
});

/**
 * @see https://docs.gitlab.com/api/wikis/#update-a-wiki-page
 * @see https://docs.gitlab.com/api/group_wikis/#update-a-wiki-page
 */
const update = updateOne(at, updateFields(title, body, ...content), {
	description: 'Change some fields of a wiki page; a new title moves it',
	role: 'Developer',
});

/** @see https://docs.gitlab.com/api/wikis/#upload-an-attachment-to-the-wiki-repository */
const uploadAttachment = write({
	name: 'Upload Attachment',
	action: 'Upload an attachment to a wiki',
	description: 'Upload a file for the pages of a wiki; the answer has the Markdown that shows it',
	role: 'Developer',
	fields: [
		projectOrGroup,
		inputFile,
		options(
			text('branch', { placeholder: 'e.g. main', description: "In place of the wiki's default branch" }),
		),
	],
	run: async ({ gitlab, place, inputFile, options }) => {
		const branch = Object.entries(options).map(([name, value]): FormPart => [name, String(value)]);
		return await gitlab.post(
			path`${place}/wikis/attachments`,
			Upload.ofForm([...branch, ['file', inputFile]]),
		);
	},
});

export const wikiPage: Resource = {
	name: 'Wiki Page',
	description: 'Pages of wikis',
	operations: [
		create,
		deletion({ noun: 'a wiki page', at }, 'Maintainer'),
		get,
		getMany,
		update,
		uploadAttachment,
	],
};
