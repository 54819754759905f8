import type { Measured } from './measure';

/** Both nodes at one job. */
export interface Comparison {
	what: string;
	/** Milliseconds. */
	latency: number;
	/** Seconds that the network alone takes: round trips × latency. */
	limit: number;
	builtIn: Measured;
	ours: Measured;
}

/** One node getting all issues of a project in a fresh process. */
export interface Growth {
	name: 'built-in' | 'ours';
	count: number;
	seconds: number;
	/** Most memory of the process in MB: before, and with the run. */
	before: number;
	peak: number;
}

export interface Results {
	date: string;
	versions: Record<string, string>;
	growthLatency: number;
	comparisons: Comparison[];
	growth: Growth[];
}

const row = (cells: Array<string | number>) => `| ${cells.join(' | ')} |`;

function table(head: string[], rows: Array<Array<string | number>>): string {
	const aligned = head.map((_, index) => (index ? '---:' : '---'));
	return [row(head), row(aligned), ...rows.map(row)].join('\n');
}

const times = (a: number, b: number) => `${(a / b).toFixed(a / b < 10 ? 2 : 0)} ×`;

function timeOf({ what, latency, limit, builtIn, ours }: Comparison): Array<string | number> {
	return [
		what,
		latency,
		limit ? limit.toFixed(2) : '–',
		builtIn.seconds.toFixed(2),
		ours.seconds.toFixed(2),
		times(builtIn.seconds, ours.seconds),
		limit ? times(ours.seconds, limit) : '–',
		`${builtIn.requests} / ${ours.requests}`,
	];
}

function cpuOf({ what, builtIn, ours }: Comparison): Array<string | number> {
	const each = ({ cpuSeconds, requests }: Measured) => ((cpuSeconds / requests) * 1000).toFixed(2);
	return [what, each(builtIn), each(ours), times(ours.cpuSeconds, builtIn.cpuSeconds)];
}

function memoryOf({ growth }: Results): Array<Array<string | number>> {
	const of = (name: Growth['name'], count: number) =>
		growth.find((one) => one.name === name && one.count === count) as Growth;
	return [...new Set(growth.map(({ count }) => count))].map((count) => {
		const [theirs, mine] = [of('built-in', count), of('ours', count)];
		return [
			count.toLocaleString('en'),
			theirs.seconds.toFixed(2),
			mine.seconds.toFixed(2),
			theirs.peak.toFixed(0),
			mine.peak.toFixed(0),
			times(mine.peak, theirs.peak),
		];
	});
}

/** The results as a page: what was measured, with the ratios. */
export function toMarkdown(results: Results): string {
	const { date, versions, growthLatency, comparisons, growth } = results;
	const before = Math.max(...growth.map((one) => one.before)).toFixed(0);
	return [
		`# Benchmark of ${date}`,
		'This node and the one built into n8n, in the same n8n engine against the same server on this machine; an issue is about 2.5 KB. Times are the least of several runs (where a job is short, of several rows of runs), memory is the median of three; `npm run bench` repeats it.',
		Object.entries(versions)
			.map(([name, version]) => `${name} ${version}`)
			.join(' · '),
		'## Time',
		"The limit is what the network alone takes with 10 requests at once: round trips × latency. Where items are got together, the limit is one round trip for both requests. 'Ratio' is the built-in's time divided by ours, 'of limit' ours divided by the limit.",
		table(
			[
				'What',
				'Latency, ms',
				'Limit, s',
				'Built-in, s',
				'Ours, s',
				'Ratio',
				'Of limit',
				'Requests (built-in / ours)',
			],
			comparisons.map(timeOf),
		),
		'## CPU time at 0 ms latency',
		'With the collection of garbage. The first row has one request only, so it holds what an execution costs besides: n8n checks a node against its description, and this one has the more operations.',
		table(
			['What', 'Built-in, ms a request', 'Ours, ms a request', 'Ours / built-in, whole job'],
			comparisons.filter(({ latency }) => latency === 0).map(cpuOf),
		),
		'## Growth',
		`All issues of a project, unsimplified, ${growthLatency} ms latency, each in a fresh process. Memory is the most that the process had of the system (up to ${before} MB of it before the run); with ten pages under way at once, garbage comes faster than it is collected, and what stays is the same.`,
		table(
			['Issues', 'Built-in, s', 'Ours, s', 'Built-in, MB', 'Ours, MB', 'Memory, ours / built-in'],
			memoryOf(results),
		),
		'',
	].join('\n\n');
}
