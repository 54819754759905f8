import '../environment';
import type { IDataObject } from 'n8n-workflow';

import { locator } from '../parameters';
import { ours, run } from './contestants';
import { tune } from './measure';
import { startServer } from './startServer';

/**
 * How long the metrics of 1,000 merge requests take at 50 ms, beside two limits: all requests with 10 of them under
 * way, and the same in whole round trips, of which the first can only ask for the first page of each of the two lists,
 * and the third is for the details of those that the second has brought.
 */
const DEPLOYMENTS = [0, 100, 250, 500, 1_000];
const LATENCY = 50;
const AT_ONCE = 10;
const RUNS = 9;

const tripsFor = (requests: number) => 1 + Math.max(2, Math.ceil((requests - 2) / AT_ONCE));

async function metrics(): Promise<void> {
	const { place, stop } = await startServer(DEPLOYMENTS.map((count) => `deployments=${count}`));
	process.stdout.write(
		'deployments | requests | limit (ms) | in whole round trips (ms) | median (ms) | CPU (ms) | ratios\n',
	);
	for (const count of DEPLOYMENTS) {
		const parameters: IDataObject = {
			...{ resource: 'analytics', operation: 'computeDeliveryMetrics', itemFor: 'week' },
			...{ belongsTo: 'project', project: locator(`acme/delivered-${count}`) },
			...{ updated_after: '2025-12-01T00:00:00.000Z', options: { until: '2027-01-01T00:00:00.000Z' } },
		};
		await tune(place, 0);
		for (let warm = 0; warm < 3; warm++) await run(ours, { parameters }, place);
		await tune(place, LATENCY);
		const times: number[] = [];
		const cpu = process.cpuUsage();
		for (let at = 0; at < RUNS; at++) {
			const started = performance.now();
			await run(ours, { parameters }, place);
			times.push(performance.now() - started);
		}
		const { user, system } = process.cpuUsage(cpu);
		const work = (user + system) / 1000 / RUNS;
		const requests = (await tune(place)) / RUNS;
		const median = times.sort((a, b) => a - b)[RUNS >> 1];
		const limit = Math.round((requests / AT_ONCE) * LATENCY);
		const whole = tripsFor(requests) * LATENCY;
		const ratios = [median / limit, median / whole].map((ratio) => ratio.toFixed(2));
		const row = [count, requests, limit, whole, median.toFixed(0), work.toFixed(0), ratios.join(' and ')];
		process.stdout.write(`${row.join(' | ')}\n`);
	}
	stop();
	process.exit(0);
}

void metrics();
