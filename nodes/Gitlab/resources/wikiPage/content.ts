import { type Param, choice, text } from '../../fields';

/** What a wiki page must have. */
export const title = text('title', {
	placeholder: 'e.g. docs/Release checklist',
	description: 'Slashes put the page below others',
});
export const body = text('content', { lines: 8 });

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
export const content = [
	frontMatter,
	choice('format', { markdown: 'Markdown', rdoc: 'RDoc', asciidoc: 'AsciiDoc', org: 'Org' }),
] as const;
