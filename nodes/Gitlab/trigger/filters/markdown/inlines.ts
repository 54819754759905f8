import type { OpenElements } from './elements';
import { finder, htmlEnd, tagOf } from './html';

/** A link's address and title, which nobody sees. */
const TARGET =
	/\]\([ \n]*(?:(?:<[^<>\n]*>|(?:[^\s()<]|\([^\s()]*\))+)(?:[ \n]+(?:(?:"[^"]*"|'[^']*'|\([^()]*\))[ \n]*)?)?)?\)/y;

/** What follows a link's name in its definition: the whole of it, in this line. */
const DEFINITION =
	/^ *(?:<[^<>\n]*>|[^\s<]\S*)(?: +(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)) *(?:\n|$)| *(?:\n(?! *["'(])|$))/;

/** What follows a link's name where its definition may go on in the next line. */
const LONG_DEFINITION = /^ *(?:\n|(?:<[^<>\n]*>|[^\s<]\S*)(?: *\n| +(?:"[^"\n]*|'[^'\n]*|\([^()\n]*)\n))/;

/**
 * The lines of a paragraph that begin as text: not within code, a formula, a link's address, an image's
 * description or an HTML element. What is within these goes on the line that it began in.
 *
 * @see https://spec.commonmark.org/0.31.2/#inlines
 */
export function textLines(paragraph: string, elements: OpenElements): string[] {
	const text = withoutDefinitions(paragraph);
	return text ? new Scan(text, elements).lines() : [];
}

/** What follows the definitions of links; nothing, where it is not plain where they end. */
function withoutDefinitions(paragraph: string): string {
	let text = paragraph;
	for (;;) {
		const [name] = /^ *\[[^[\]]+\]:/.exec(text) ?? [];
		if (!name) return text;
		if (name.includes('\n')) return '';
		const rest = text.slice(name.length);
		const [definition] = DEFINITION.exec(rest) ?? [];
		if (!definition) return LONG_DEFINITION.test(rest) ? '' : text;
		text = rest.slice(definition.length);
	}
}

/** What can begin something other than text, and the ends of lines. */
const SPECIAL = /[\\`<\]!$\n]/g;

class Scan {
	private readonly find: ReturnType<typeof finder>;
	private readonly codeEnds: (length: number, from: number) => number | undefined;
	private readonly bracketEnds: ReadonlyMap<number, number>;

	constructor(
		private readonly text: string,
		private readonly elements: OpenElements,
	) {
		this.find = finder(text);
		this.codeEnds = codeEnds(text);
		this.bracketEnds = text.includes('![') ? bracketEnds(text) : new Map();
	}

	lines(): string[] {
		const { text, elements } = this;
		const lines: string[] = [];
		let line = '';
		let from = 0;
		let isText = elements.areNone;
		const take = (until: number) => {
			line += text.slice(from, until).replaceAll('\n', ' ');
			from = until;
		};
		for (;;) {
			SPECIAL.lastIndex = from;
			const at = SPECIAL.exec(text)?.index ?? text.length;
			take(at);
			if (at < text.length && text[at] !== '\n') {
				take(this.end(at));
				continue;
			}
			if (isText) lines.push(line.replace(/^ +/, ''));
			if (at === text.length) return lines;
			from += 1;
			line = '';
			isText = elements.areNone;
		}
	}

	/** Where what begins here ends; behind the character, where it begins nothing. */
	private end(at: number): number {
		const { text, find } = this;
		switch (text[at]) {
			case '\\':
				return text[at + 1] === '\n' ? at + 1 : Math.min(at + 2, text.length);
			case '`': {
				let begun = at;
				while (text[begun] === '`') begun += 1;
				return this.codeEnds(begun - at, begun) ?? begun;
			}
			case '<':
				return this.html(at);
			case '!':
				return this.bracketEnds.get(at + 1) ?? at + 1;
			case ']':
				TARGET.lastIndex = at;
				return TARGET.test(text) ? TARGET.lastIndex : at + 1;
			default:
				return this.formula(at, find) ?? at + (text[at + 1] === '$' ? 2 : 1);
		}
	}

	private html(at: number): number {
		const end = htmlEnd(this.text, at, this.find);
		if (end === undefined) return at + 1;
		const tag = tagOf(this.text.slice(at, end));
		if (tag) this.elements.see(tag);
		return end;
	}

	/** @see https://docs.gitlab.com/user/markdown/#math-equations */
	private formula(at: number, find: ReturnType<typeof finder>): number | undefined {
		const { text } = this;
		if (text[at + 1] === '$') return find('$$', at + 2);
		if (/\s/.test(text[at + 1] ?? ' ')) return undefined;
		const end = find('$', at + 1);
		return end === undefined || /\s/.test(text[end - 2]) || /\d/.test(text[end] ?? '') ? undefined : end;
	}
}

/** Where code ends: at the next run of as many backticks. */
function codeEnds(text: string): (length: number, from: number) => number | undefined {
	const runs = new Map<number, number[]>();
	for (const { 0: run, index } of [...text.matchAll(/`+/g)].reverse()) {
		const starts = runs.get(run.length);
		if (starts) starts.push(index);
		else runs.set(run.length, [index]);
	}
	return (length, from) => {
		const starts = runs.get(length) ?? [];
		while (starts.length && starts[starts.length - 1] < from) starts.pop();
		return starts.length ? starts[starts.length - 1] + length : undefined;
	};
}

/** Where brackets end, by where they begin. */
function bracketEnds(text: string): Map<number, number> {
	const ends = new Map<number, number>();
	const open: number[] = [];
	for (const { 0: found, index } of text.matchAll(/\\.|[[\]]/g)) {
		if (found === '[') open.push(index);
		else if (found === ']' && open.length) ends.set(open.pop() ?? 0, index + 1);
	}
	return ends;
}
