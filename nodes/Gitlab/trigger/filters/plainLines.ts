import { Blocks } from './markdown/blocks';
import { OpenElements } from './markdown/elements';
import { tagsIn } from './markdown/html';
import { textLines } from './markdown/inlines';

/** How much of a comment is read. GitLab takes a million characters, and all have to wait while n8n reads them. */
const MOST_CHARACTERS = 100_000;

/**
 * The lines of a comment that GitLab shows as lines of plain text. What is in code, quotes, lists, tables,
 * headings, HTML or a link's title is none: who writes it there does not mean it, or nobody sees it. GitLab looks
 * for its own quick actions in paragraphs at the top level too.
 *
 * @see https://docs.gitlab.com/user/markdown/
 * @see https://spec.commonmark.org/0.31.2/
 */
export function plainLines(comment: string): string[] {
	const isCut = comment.length > MOST_CHARACTERS;
	const blocks = new Blocks();
	for (const line of withoutFrontMatter(comment.slice(0, MOST_CHARACTERS).split(/\r\n?|\n/))) {
		blocks.take(line.includes('\t') ? withoutTabs(line) : line);
	}
	const whole = isCut && blocks.isOpen ? blocks.top.slice(0, -1) : blocks.top;
	const elements = new OpenElements(comment);
	return whole.flatMap(({ kind, lines }) => {
		const text = lines.join('\n');
		if (kind === 'paragraph') return textLines(text, elements);
		for (const tag of tagsIn(text)) elements.see(tag);
		return [];
	});
}

/** GitLab shows data at the beginning as code. @see https://docs.gitlab.com/user/markdown/#front-matter */
function withoutFrontMatter(lines: string[]): string[] {
	const start = lines.findIndex((line) => line.trim());
	if (!/^(?:---|\+\+\+|;;;)[ \t]*\S*$/.test(lines[start] ?? '')) return lines;
	const end = lines.findIndex((line, at) => at > start && /^(?:---|\+\+\+|;;;|\.\.\.)[ \t]*$/.test(line));
	return end < 0 ? lines : lines.slice(end + 1);
}

/** @see https://spec.commonmark.org/0.31.2/#tabs */
function withoutTabs(line: string): string {
	const [first, ...parts] = line.split('\t');
	return parts.reduce((text, part) => text + ' '.repeat(4 - (text.length % 4)) + part, first);
}
