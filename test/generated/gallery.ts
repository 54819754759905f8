import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(__dirname, '../../docs/examples');
const ROW = 3;

/** An example's card, out of its page: its picture, its title and the first sentence of what it does. */
function card(page: string): string {
	const [heading = '', , intro = ''] = readFileSync(path.join(folder, page), 'utf8').split('\n');
	const title = heading.replace(/^# /, '');
	const [, does = ''] = /^\[The workflow\]\([^)]*\) ([^.]+\.)/.exec(intro) ?? [];
	const picture = `<img src="docs/examples/${page.replace('.md', '.png')}" alt="" width="250">`;
	return `${picture}<br>**[${title}](docs/examples/${page})**<br>${does.charAt(0).toUpperCase()}${does.slice(1)}`;
}

/** The examples' cards for the README, as rows of a table. */
export function gallery(): string[][] {
	const cards = readdirSync(folder)
		.filter((file) => file.endsWith('.md'))
		.sort()
		.map(card);
	const rows = Array.from({ length: Math.ceil(cards.length / ROW) }, (_, at) =>
		cards.slice(at * ROW, at * ROW + ROW),
	);
	return rows.map((row) => [...row, ...Array<string>(ROW - row.length).fill('')]);
}
