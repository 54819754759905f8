import type { IDataObject } from 'n8n-workflow';

/** How much of texts and lists is left, tried one after another until the answer is short enough. */
const STEPS = [
	{ characters: 20_000, entries: 500 },
	{ characters: 8_000, entries: 200 },
	{ characters: 3_000, entries: 100 },
	{ characters: 1_000, entries: 40 },
	{ characters: 300, entries: 15 },
	{ characters: 100, entries: 5 },
] as const;

type Step = (typeof STEPS)[number];

/** Deeper values are given as text. */
const DEEPEST = 12;

/**
 * Rows that are no longer than a model should read: first long texts are cut in the middle and long lists at their
 * end, and then rows are left out.
 *
 * @param longest most bytes, as JSON
 * @returns the rows, fewer than were given where they would be too long all the same
 */
export function cutTo(rows: IDataObject[], longest: number): IDataObject[] {
	if (sizeOf(rows) <= longest) return rows;
	let cut: IDataObject[] = [];
	for (const step of STEPS) {
		cut = rows.map((row) => shortened(row, step, 0) as IDataObject);
		if (sizeOf(cut) <= longest) return cut;
	}
	let left = longest - 2;
	const kept = cut.filter((row) => (left -= sizeOf(row) + 1) >= 0);
	// Bytes are at most three for a character, and quotes are written with a stroke.
	return kept.length ? kept : [{ row: middleCut(JSON.stringify(cut[0]), Math.floor(longest / 8)) }];
}

/** How many bytes something has as JSON. */
export function sizeOf(value: unknown): number {
	return Buffer.byteLength(JSON.stringify(value) ?? '');
}

function shortened(value: unknown, step: Step, depth: number): unknown {
	if (typeof value === 'string') return middleCut(value, step.characters);
	if (typeof value !== 'object' || value === null) return value;
	if (depth === DEEPEST) return middleCut(JSON.stringify(value), step.characters);
	if (Array.isArray(value)) {
		const kept = value.slice(0, step.entries).map((each) => shortened(each, step, depth + 1));
		const more = value.length - kept.length;
		return more > 0 ? [...kept, `[${more} more left out]`] : kept;
	}
	const entries = Object.entries(value);
	return Object.fromEntries(entries.map(([key, each]) => [key, shortened(each, step, depth + 1)]));
}

/** A text with its middle left out, where it is longer. */
export function middleCut(text: string, characters: number): string {
	if (text.length <= characters) return text;
	const half = Math.floor(characters / 2);
	const [head, tail] = [text.slice(0, half), text.slice(-half)];
	const note = `\n[${text.length - 2 * half} characters left out]\n`;
	// No half of a character stays.
	return head.replace(/[\uD800-\uDBFF]$/, '') + note + tail.replace(/^[\uDC00-\uDFFF]/, '');
}
