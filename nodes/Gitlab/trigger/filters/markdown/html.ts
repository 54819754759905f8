/** A tag in raw HTML. */
export interface Tag {
	name: string;
	isEnd: boolean;
}

/** What has no end within its HTML: it swallows what follows. */
export const ENDLESS: Tag = { name: '<', isEnd: false };

/** Elements that hold text only, whatever stands in it. */
const OF_TEXT: readonly string[] = ['script', 'style', 'textarea', 'title'];

const END_TAG = /<\/[a-z][a-z0-9-]*[ \t\n]*>/iy;
const START = /<[a-z][a-z0-9-]*/iy;
const ATTRIBUTE = /[ \t\n]+[a-z_:][\w.:-]*(?:[ \t\n]*=[ \t\n]*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?/iy;
const CLOSE = /[ \t\n]*\/?>/y;

/** What is no element, by how it begins: how it ends. */
const OTHERS: ReadonlyArray<readonly [start: RegExp, end: string]> = [
	[/<!-->/y, ''],
	[/<!--->/y, ''],
	[/<!--/y, '-->'],
	[/<\?/y, '?>'],
	[/<!\[CDATA\[/y, ']]>'],
	[/<![a-z]/iy, '>'],
];

/**
 * Where a piece of raw HTML ends that begins at a place: a tag, a comment and the like; none where there is none.
 *
 * @param find the place behind the next occurrence of a text; those who ask again and again remember what is not there
 * @see https://spec.commonmark.org/0.31.2/#raw-html
 */
export function htmlEnd(text: string, at: number, find = finder(text)): number | undefined {
	for (const [start, end] of OTHERS) {
		const begun = follow(start, text, at);
		if (begun !== undefined) return end ? find(end, begun) : begun;
	}
	const endTag = follow(END_TAG, text, at);
	if (endTag !== undefined) return endTag;
	let end = follow(START, text, at);
	for (let next = end; next !== undefined; next = follow(ATTRIBUTE, text, next)) end = next;
	return end === undefined ? undefined : follow(CLOSE, text, end);
}

/** The tag in a piece of raw HTML, if it is one. */
export function tagOf(html: string): Tag | undefined {
	const [, slash, name] = /^<(\/?)([a-z][a-z0-9-]*)/i.exec(html) ?? [];
	return name ? { name: name.toLowerCase(), isEnd: slash !== '' } : undefined;
}

/** All tags in raw HTML. */
export function tagsIn(html: string): Tag[] {
	const tags: Tag[] = [];
	const find = finder(html);
	const findLowered = finder(html.toLowerCase());
	for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
		const end = htmlEnd(html, at, find);
		if (end === undefined) {
			if (/[a-z/!?]/i.test(html[at + 1] ?? '')) tags.push(ENDLESS);
			at += 1;
			continue;
		}
		const tag = tagOf(html.slice(at, end));
		if (tag) tags.push(tag);
		at = end;
		if (tag && !tag.isEnd && OF_TEXT.includes(tag.name)) {
			const endTag = `</${tag.name}`;
			const ended = findLowered(endTag, end);
			at = ended === undefined ? html.length : ended - endTag.length;
		}
	}
	return tags;
}

/** Finds texts from anywhere on, without looking twice through a text for what is not there. */
export function finder(text: string): (wanted: string, from: number) => number | undefined {
	const last = new Map<string, number>();
	return (wanted, from) => {
		const end = last.get(wanted) ?? text.lastIndexOf(wanted);
		last.set(wanted, end);
		return end < from ? undefined : text.indexOf(wanted, from) + wanted.length;
	};
}

function follow(pattern: RegExp, text: string, at: number): number | undefined {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : undefined;
}
