import type { Container, Verbatim } from './openings';
import * as opening from './openings';

/** A block at the top level whose text matters; of all others only that they are there. */
export interface Block {
	kind: 'paragraph' | 'html';
	lines: string[];
}

/** What the last line belongs to, innermost. */
type Leaf = Verbatim | { kind: 'none' | 'paragraph' | 'table' };

const NONE: Leaf = { kind: 'none' };

/** Each line walks through all containers that it is in. What is deeper is text of what is there. */
const DEEPEST = 20;

/**
 * The structure of a comment as GitLab's Markdown has it, line by line, as far as it takes to tell which lines
 * are paragraphs of their own rather than code, quotes, lists, tables, headings or HTML.
 *
 * @see https://spec.commonmark.org/0.31.2/#phase-1-block-structure
 */
export class Blocks {
	/** The blocks at the top level, in order. The last may still be open. */
	readonly top: Block[] = [];
	private containers: Container[] = [];
	private leaf: Leaf = NONE;
	private isParagraphLast = false;

	/** Whether what follows can make something else of the last paragraph at the top level. */
	get isOpen(): boolean {
		return this.isParagraphLast && this.containers.length === 0;
	}

	/** @param line without tabs */
	take(line: string): void {
		const { depth, at } = this.within(line);
		if (at < 0) return;
		const isInside = depth === this.containers.length;
		if (isInside && this.isVerbatim(line, line.slice(at))) return;
		this.open(line, depth, at);
	}

	/** Goes through the containers that the line is in; `at` is where its own text begins, or less if it has none. */
	private within(line: string): { depth: number; at: number } {
		let at = 0;
		let indent = indentOf(line, at);
		for (let depth = 0; depth < this.containers.length; depth += 1) {
			const container = this.containers[depth];
			if (container.kind === 'fencedQuote') {
				if (indent > 3 || !this.isFence(line.slice(at + indent), container.length)) continue;
				this.close(depth);
				return { depth, at: -1 };
			}
			if (container.kind === 'quote') {
				if (indent > 3 || line[at + indent] !== '>') return { depth, at };
				at += indent + (line[at + indent + 1] === ' ' ? 2 : 1);
			} else {
				const isBlank = at + indent === line.length;
				if (isBlank ? container.isBare : indent < container.inset) return { depth, at };
				container.isBare = false;
				at += Math.min(indent, container.inset);
			}
			indent = indentOf(line, at);
		}
		return { depth: this.containers.length, at };
	}

	private isFence(text: string, length: number): boolean {
		return text.startsWith('>') && opening.quoteFenceAt(text) >= length;
	}

	/** Whether the line belongs to code or HTML that is open. */
	private isVerbatim(line: string, rest: string): boolean {
		const { leaf } = this;
		const indent = indentOf(rest, 0);
		if (leaf.kind === 'fence') {
			if (indent <= 3 && leaf.isEnd(rest.slice(indent))) this.leaf = NONE;
			return true;
		}
		if (leaf.kind !== 'html' || (!leaf.isEnd && indent === rest.length)) return false;
		if (!this.containers.length) this.top.at(-1)?.lines.push(line);
		if (leaf.isEnd?.(rest)) this.leaf = NONE;
		return true;
	}

	/** Opens what begins in the line behind the containers that it is in. */
	private open(line: string, depth: number, from: number): void {
		let at = from;
		let isInside = depth === this.containers.length;
		for (;;) {
			const indent = indentOf(line, at);
			const rest = line.slice(at + indent);
			if (!rest) return this.end(depth);
			if (indent > 3) {
				if (this.leaf.kind === 'paragraph') break;
				return this.start(depth, NONE);
			}
			if (this.isLeaf(rest, line, depth, isInside)) return;
			const container = this.containerAt(rest, indent, isInside);
			if (!container || this.containers.length >= DEEPEST) break;
			if (!isInside) this.close(depth);
			this.start(depth, NONE);
			this.containers.push(container.opened);
			at += indent + container.width;
			depth += 1;
			isInside = true;
		}
		this.text(line, depth, isInside);
	}

	/** Whether the text begins, or ends, a block that holds no others. */
	private isLeaf(rest: string, line: string, depth: number, isInside: boolean): boolean {
		const isText = this.leaf.kind === 'paragraph';
		if (isInside && isText && opening.isUnderline(rest)) {
			if (!depth) this.top.pop();
			this.start(depth, NONE);
			return true;
		}
		if (opening.isHeadingOrBreak(rest)) {
			this.start(depth, NONE);
			return true;
		}
		const verbatim = opening.fenceAt(rest) ?? opening.htmlAt(rest, isText);
		if (!verbatim) return false;
		this.start(depth, verbatim);
		if (verbatim.kind === 'html') {
			if (!depth) this.top.push({ kind: 'html', lines: [line] });
			if (verbatim.isEnd?.(rest)) this.leaf = NONE;
		}
		return true;
	}

	private containerAt(
		rest: string,
		indent: number,
		isInside: boolean,
	): { opened: Container; width: number } | undefined {
		const length = opening.quoteFenceAt(rest);
		if (length) return { opened: { kind: 'fencedQuote', length }, width: rest.length };
		if (rest.startsWith('>')) return { opened: { kind: 'quote' }, width: rest[1] === ' ' ? 2 : 1 };
		const item = opening.itemAt(rest, isInside && this.leaf.kind === 'paragraph');
		if (item) {
			const { width, isBare } = item;
			return { opened: { kind: 'item', inset: indent + width, isBare }, width };
		}
		const width = opening.footnoteWidth(rest);
		if (width) return { opened: { kind: 'item', inset: 4, isBare: false }, width };
		if (!isInside || !this.isParagraphLast || !opening.isDescription(rest)) return undefined;
		if (!this.containers.length) this.top.pop();
		return { opened: { kind: 'item', inset: indent + 2, isBare: false }, width: 2 };
	}

	/** Takes text that begins nothing. It goes on a paragraph even where the marks of its containers are left out. */
	private text(line: string, depth: number, isInside: boolean): void {
		const { kind } = this.leaf;
		if (!isInside && kind === 'paragraph') return;
		if (!isInside) this.close(depth);
		if (kind === 'table' && isInside) return;
		if (kind !== 'paragraph') {
			this.start(depth, { kind: 'paragraph' });
			this.isParagraphLast = true;
			if (!depth) this.top.push({ kind: 'paragraph', lines: [] });
		} else if (!depth && opening.isTableRule(line)) {
			this.start(depth, { kind: 'table' });
			this.top.at(-1)?.lines.pop();
			return;
		}
		if (!depth) this.top.at(-1)?.lines.push(line);
	}

	private start(depth: number, leaf: Leaf): void {
		this.close(depth);
		this.leaf = leaf;
		this.isParagraphLast = false;
	}

	/** Ends what a blank line ends. */
	private end(depth: number): void {
		if (depth < this.containers.length) this.close(depth);
		this.leaf = NONE;
	}

	/** Leaves the containers that the line is not in. */
	private close(depth: number): void {
		if (depth === this.containers.length) return;
		this.containers.length = depth;
		this.leaf = NONE;
		this.isParagraphLast = false;
	}
}

function indentOf(line: string, at: number): number {
	let end = at;
	while (line[end] === ' ') end += 1;
	return end - at;
}
