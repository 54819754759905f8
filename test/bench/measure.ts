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

/** Does a job some times in a row, and gives what one of them took. */
async function repeat(contestant: Contestant, job: Job, place: Place, times: number): Promise<Measured> {
	await tune(place);
	const cpu = process.cpuUsage();
	const started = performance.now();
	let items = 0;
	for (let time = 0; time < times; time++) items = (await run(contestant, job, place)).items.length;
	const seconds = (performance.now() - started) / 1000;
	const { user, system } = process.cpuUsage(cpu);
	return {
		seconds: seconds / times,
		cpuSeconds: (user + system) / 1e6 / times,
		requests: (await tune(place)) / times,
		items,
	};
}

/** Short jobs are done so long in a row that the collection of garbage, which comes now and then, is in each. */
const ROW_SECONDS = 0.3;
const ROWS = 9;
const MOST_SECONDS = 8;

/**
 * Does a job several times and gives the least time and the least CPU time, which other work on the machine
 * disturbed least. Long jobs are done once or twice: their noise is small beside them.
 */
export async function measure(contestant: Contestant, job: Job, place: Place): Promise<Measured> {
	const first = await repeat(contestant, job, place, 1);
	const times = Math.max(1, Math.floor(ROW_SECONDS / first.seconds));
	const rows = times > 1 ? [] : [first];
	for (let total = first.seconds; rows.length < ROWS && total < MOST_SECONDS; ) {
		const row = await repeat(contestant, job, place, times);
		rows.push(row);
		total += row.seconds * times;
	}
	const least = (what: 'seconds' | 'cpuSeconds') => Math.min(...rows.map((row) => row[what]));
	return { ...rows[0], seconds: least('seconds'), cpuSeconds: least('cpuSeconds') };
}
