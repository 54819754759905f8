import '../environment';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { locator } from '../parameters';
import type { Job } from './contestants';
import { ours, root, run } from './contestants';
import { tune } from './measure';
import { median } from './median';
import { startServer } from './startServer';

const LATENCIES = [20, 50, 200];
const RUNS = 7;
const AT_ONCE = 10;

const list = (activity: boolean): Job => ({
	parameters: {
		...{ resource: 'member', operation: 'getAccessList', belongsTo: 'group', group: locator('bench-people') },
		options: { activity },
	},
});

/**
 * The access list of a group with 5,000 members and 200 projects, beside what nobody can do without: its requests,
 * ten of them at once.
 */
async function access(): Promise<void> {
	const { place, stop } = await startServer(['people']);
	const rows: string[] = [];
	// Once before, so that the server has every answer ready.
	for (const latency of [0, ...LATENCIES]) {
		for (const activity of [true, false]) {
			await tune(place, latency);
			const seconds: number[] = [];
			for (let time = 0; time < (latency ? RUNS : 2); time++) {
				const started = performance.now();
				await run(ours, list(activity), place);
				seconds.push((performance.now() - started) / 1000);
			}
			const requests = (await tune(place)) / seconds.length;
			if (!latency) continue;
			const limit = (requests / AT_ONCE) * (latency / 1000);
			const taken = median(seconds);
			const cells = [activity ? 'with' : 'without', latency, requests, limit.toFixed(2), taken.toFixed(2)];
			rows.push(`| ${cells.join(' | ')} | **${(taken / limit).toFixed(2)}** |`);
		}
	}
	stop();
	const date = new Date().toISOString().slice(0, 10);
	const page = [
		`# The access list of 5,000 members in 200 projects, ${date}`,
		`Medians of ${RUNS} runs in n8n's engine against a server on this machine with latency. The limit is what the network alone takes: requests, ${AT_ONCE} of them at once, × latency. \`npm run bench:access\` repeats it.`,
		[
			'| Last activity | Latency, ms | Requests | Limit, s | Taken, s | Of limit |',
			'| --- | ---: | ---: | ---: | ---: | ---: |',
			...rows,
		].join('\n'),
		'',
	].join('\n\n');
	writeFileSync(path.join(root, 'test/bench/results', `access-${date}.md`), page);
	process.stdout.write(page);
	process.exit(0);
}

void access();
