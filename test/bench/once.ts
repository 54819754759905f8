import '../environment';
import { builtIn, load, ours, run } from './contestants';
import type { Place } from './contestants';

/**
 * One run in a fresh process, for its memory: `once.ts <contestant> <count> <url> <token>`. Prints seconds, and
 * the most memory that the process had of the system, before and with the run.
 */
async function once([name, count, url, token]: string[]): Promise<void> {
	const contestant = name === ours.name ? ours : builtIn;
	const place: Place = { url, token };
	load();
	await run(contestant, contestant.allIssues(100), place);
	const before = process.resourceUsage().maxRSS / 1024;
	const started = performance.now();
	const { items } = await run(contestant, contestant.allIssues(Number(count)), place);
	const seconds = (performance.now() - started) / 1000;
	const peak = process.resourceUsage().maxRSS / 1024;
	process.stdout.write(JSON.stringify({ seconds, before, peak, items: items.length }));
	process.exit(0);
}

void once(process.argv.slice(2));
