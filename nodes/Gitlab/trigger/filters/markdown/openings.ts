import { htmlEnd } from './html';

/** A block whose lines are not Markdown, and how it ends. */
export type Verbatim =
	| { kind: 'fence'; isEnd(line: string): boolean }
	/** `isEnd` tells of the last line of the block; those without one end before a blank line. */
	| { kind: 'html'; isEnd?(line: string): boolean };

/** What contains other blocks. Columns count from where the content of the container around it begins. */
export type Container =
	| { kind: 'quote' }
	| { kind: 'fencedQuote'; length: number }
	/** `isBare`: nothing has followed the marker yet. */
	| { kind: 'item'; inset: number; isBare: boolean };

/** Elements that begin a block. */
const BLOCK =
	/^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[ >]|\/>|$)/i;

/** The seven kinds of HTML blocks but the last. @see https://spec.commonmark.org/0.31.2/#html-blocks */
const HTML: ReadonlyArray<readonly [start: RegExp, end?: RegExp]> = [
	[/^<(?:pre|script|style|textarea)(?:[ >]|$)/i, /<\/(?:pre|script|style|textarea)>/i],
	[/^<!--/, /-->/],
	[/^<\?/, /\?>/],
	[/^<![a-z]/i, />/],
	[/^<!\[CDATA\[/, /\]\]>/],
	[BLOCK],
];

/** @see https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
export function fenceAt(text: string): Verbatim | undefined {
	const [, fence, info] = /^(`{3,}|~{3,})(.*)/s.exec(text) ?? [];
	if (!fence || (fence.startsWith('`') && info.includes('`'))) return undefined;
	const isEnd = (line: string) => {
		const [, closing] = /^(`{3,}|~{3,}) *$/.exec(line) ?? [];
		return closing?.startsWith(fence) === true;
	};
	return { kind: 'fence', isEnd };
}

/** @param isText whether the line would go on a paragraph, which a lone tag does not end */
export function htmlAt(text: string, isText: boolean): Verbatim | undefined {
	if (!text.startsWith('<')) return undefined;
	for (const [start, end] of HTML) {
		if (start.test(text)) return { kind: 'html', isEnd: end && ((line) => end.test(line)) };
	}
	const tagEnd = isText || /^<[!?]/.test(text) ? undefined : htmlEnd(text, 0);
	return tagEnd !== undefined && /^ *$/.test(text.slice(tagEnd)) ? { kind: 'html' } : undefined;
}

/**
 * How many characters open or close a quote of GitLab's that holds several lines, also with an alert's title.
 *
 * @see https://docs.gitlab.com/user/markdown/#multiline-blockquote
 */
export function quoteFenceAt(text: string): number {
	return /^(>{3,}) *(?:\[!.*)?$/s.exec(text)?.[1].length ?? 0;
}

/** @see https://spec.commonmark.org/0.31.2/#atx-headings and #thematic-breaks */
export function isHeadingOrBreak(text: string): boolean {
	return /^(?:#{1,6}(?: |$)|(?:\* *){3,}$|(?:_ *){3,}$|(?:- *){3,}$)/.test(text);
}

/** Whether a line makes the lines before it a heading. @see https://spec.commonmark.org/0.31.2/#setext-headings */
export function isUnderline(text: string): boolean {
	return /^(?:=+|-+) *$/.test(text);
}

/** Whether a line makes the one before it a table's head. @see https://github.github.com/gfm/#tables-extension- */
export function isTableRule(text: string): boolean {
	return /^[ :|-]+$/.test(text) && text.includes('-') && /[:|]/.test(text);
}

/**
 * The marker of a list item with the blanks that belong to it.
 *
 * @param isText whether the line would go on a paragraph, which only some items end
 * @see https://spec.commonmark.org/0.31.2/#list-items
 */
export function itemAt(text: string, isText: boolean): { width: number; isBare: boolean } | undefined {
	const [, marker, number] = /^([*+-]|(\d{1,9})[.)])(?: |$)/.exec(text) ?? [];
	if (!marker) return undefined;
	const content = text.slice(marker.length);
	const blanks = content.length - content.trimStart().length;
	const isBare = blanks === content.length;
	if (isText && (isBare || (number !== undefined && Number(number) !== 1))) return undefined;
	return { width: marker.length + (isBare || blanks > 4 ? 1 : blanks), isBare };
}

/** @see https://docs.gitlab.com/user/markdown/#footnotes */
export function footnoteWidth(text: string): number {
	return /^\[\^[^\]\s]+\]:/.exec(text)?.[0].length ?? 0;
}

/** What follows a term that it describes. @see https://docs.gitlab.com/user/markdown/#description-lists */
export function isDescription(text: string): boolean {
	return /^[:~] /.test(text);
}
