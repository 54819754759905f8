import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

// What the project derives from its definitions and commits; `npm run generate` writes it anew.
const root = path.resolve(__dirname, '../..');

/** Expects a file to be what it should be, or writes it. */
export function expectCommitted(file: string, content: string): void {
	const target = path.join(root, file);
	if (process.env.GENERATE === '1') {
		mkdirSync(path.dirname(target), { recursive: true });
		writeFileSync(target, content);
	}
	expect(existsSync(target) ? readFileSync(target, 'utf8') : `${file} is missing`).toBe(content);
}

/** Expects a section of a page, between its marks, to be what it should be, or writes it. */
export function expectInPage(file: string, section: string, content: string): void {
	const now = readFileSync(path.join(root, file), 'utf8');
	const begin = `<!-- ${section}: written by npm run generate -->`;
	const end = `<!-- end of ${section} -->`;
	expect(now).toContain(begin);
	const [before, rest] = now.split(begin);
	expectCommitted(file, `${before}${begin}\n\n${content}\n\n${end}${rest.split(end)[1]}`);
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
