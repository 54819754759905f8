/** A line of a diff; of the file before, of the file after, or of both. */
export interface DiffLine {
	/** What GitLab calls it: added, removed; null where it is in both files. */
	type: 'new' | 'old' | null;
	/** Its number before and after; on the side that does not have it, the number of the next line there. */
	oldAt: number;
	newAt: number;
	text: string;
}

/** A block of changed lines, and those around them. */
export interface Hunk {
	/** Its first lines, and how many it has; both as Git writes them, who counts what is empty from the line before. */
	old_start: number;
	old_count: number;
	new_start: number;
	new_count: number;
	/** What Git takes for the function that it is in. */
	heading: string;
	lines: DiffLine[];
	/** The hunk as text, its header too. */
	diff: string;
}

const HEADER = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@ ?/;

/**
 * The hunks of a file's diff. What a line is, its hunk's counts say, not its looks: a removed `-- a comment` looks
 * like the header of a file.
 *
 * @see https://git-scm.com/docs/diff-format#generate_patch_text_with_p
 */
export function hunksIn(diff: string): Hunk[] {
	const hunks: Hunk[] = [];
	let reader: HunkReader | undefined;
	for (const line of diff.split('\n')) {
		if (reader?.isOpen) reader.take(line);
		else {
			reader = HunkReader.from(line) ?? reader;
			if (reader?.isOpen) hunks.push(reader.hunk);
		}
	}
	return hunks;
}

/** The first line that a hunk shows, or else would show, of the file after and of the file before. */
export function firstLines({ old_start, old_count, new_start, new_count }: Hunk): {
	old: number;
	new: number;
} {
	return { old: old_count ? old_start : old_start + 1, new: new_count ? new_start : new_start + 1 };
}

class HunkReader {
	private oldAt: number;
	private newAt: number;
	private readonly oldEnd: number;
	private readonly newEnd: number;

	private constructor(readonly hunk: Hunk) {
		const first = firstLines(hunk);
		this.oldAt = first.old;
		this.newAt = first.new;
		this.oldEnd = first.old + hunk.old_count;
		this.newEnd = first.new + hunk.new_count;
	}

	static from(line: string): HunkReader | undefined {
		const [header, ...counts] = HEADER.exec(line) ?? [];
		if (header === undefined) return undefined;
		const [old_start, old_count, new_start, new_count] = counts.map((count) => Number(count ?? 1));
		const heading = line.slice(header.length).trim();
		return new HunkReader({ old_start, old_count, new_start, new_count, heading, lines: [], diff: line });
	}

	get isOpen(): boolean {
		return this.oldAt < this.oldEnd || this.newAt < this.newEnd;
	}

	take(line: string): void {
		this.hunk.diff += `\n${line}`;
		// It says that the line before has no line break at its end.
		if (line.startsWith('\\')) return;
		const type = line.startsWith('+') ? 'new' : line.startsWith('-') ? 'old' : null;
		const { oldAt, newAt } = this;
		this.hunk.lines.push({ type, oldAt, newAt, text: line.slice(1) });
		if (type !== 'new') this.oldAt++;
		if (type !== 'old') this.newAt++;
	}
}
