import type { Contestant, Job, Place } from './contestants';
import { run } from './contestants';

/** What one run took. */
export interface Measured {
	seconds: number;
	cpuSeconds: number;
	requests: number;
	items: number;
}

/** Sets the server's latency and gives the number of requests since this was last called. */
export async function tune({ url }: Place, latency?: number): Promise<number> {
	const query = latency === undefined ? '' : `?latency=${latency}`;
	const { requests } = (await (await fetch(`${url}/bench${query}`)).json()) as { requests: number };
	return requests;
}

async function once(contestant: Contestant, job: Job, place: Place): Promise<Measured> {
	await tune(place);
	const cpu = process.cpuUsage();
	const started = performance.now();
	const { items } = await run(contestant, job, place);
	const seconds = (performance.now() - started) / 1000;
	const { user, system } = process.cpuUsage(cpu);
	return { seconds, cpuSeconds: (user + system) / 1e6, requests: await tune(place), items: items.length };
}

/**
 * Does a job several times and gives the least time and the least CPU time, which other work on the machine
 * disturbed least. Long jobs are done once or twice: their noise is small beside them.
 */
export async function measure(contestant: Contestant, job: Job, place: Place): Promise<Measured> {
	const runs = [await once(contestant, job, place)];
	while (runs.length < 15 && runs[0].seconds * runs.length < 8) runs.push(await once(contestant, job, place));
	const least = (what: 'seconds' | 'cpuSeconds') => Math.min(...runs.map((run) => run[what]));
	return { ...runs[0], seconds: least('seconds'), cpuSeconds: least('cpuSeconds') };
}
