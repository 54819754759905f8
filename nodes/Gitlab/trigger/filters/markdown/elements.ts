import { type Tag, ENDLESS } from './html';

/** Elements that stay open until their end tag, or for good: what follows is inside them. */
const BLOCKS = new Set([
	ENDLESS.name,
	...'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header iframe legend main menu nav noframes ol pre script search section select style summary svg table textarea title ul'.split(
		' ',
	),
]);

/** Elements that end without an end tag, and those that have none. */
const END_THEMSELVES = new Set(
	'base basefont body br caption col colgroup dd dt embed frame head hr html img input li link meta optgroup option p param source tbody td tfoot th thead tr track wbr'.split(
		' ',
	),
);

/** The HTML elements that are open at some place of a comment. */
export class OpenElements {
	private readonly open = new Map<string, number>();
	private count = 0;
	private readonly endTags = new Map<string, number>();

	/** @param comment the whole: an unknown element that never ends in it is a word in angle brackets */
	constructor(comment: string) {
		for (const [, name] of comment.matchAll(/<\/([a-z][a-z0-9-]*)/gi)) {
			add(this.endTags, name.toLowerCase(), 1);
		}
	}

	get areNone(): boolean {
		return this.count === 0;
	}

	see({ name, isEnd }: Tag): void {
		if (END_THEMSELVES.has(name)) return;
		if (isEnd) add(this.endTags, name, -1);
		const isMeant = isEnd
			? (this.open.get(name) ?? 0) > 0
			: BLOCKS.has(name) || (this.endTags.get(name) ?? 0) > 0;
		if (!isMeant) return;
		const change = isEnd ? -1 : 1;
		add(this.open, name, change);
		this.count += change;
	}
}

function add(counts: Map<string, number>, name: string, change: number): void {
	counts.set(name, (counts.get(name) ?? 0) + change);
}
