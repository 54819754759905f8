import '../environment';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { drawGrowth } from './chart';
import type { Contestant, Job, Place } from './contestants';
import { builtIn, load, ours, root, versionOf, withParameters } from './contestants';
import type { Measured } from './measure';
import { measure, tune } from './measure';
import type { Comparison, Growth, Results } from './report';
import { toMarkdown } from './report';
import { startServer } from './startServer';

const COUNTS = [100, 1000, 10_000, 50_000];
const LATENCIES = [0, 20, 50, 200];
const GROWTH_LATENCY = 50;
const ITEMS = 200;
const AT_ONCE = 10;
const PAGE = 100;

const say = (text: string) => process.stderr.write(`${text}\n`);

/** Round trips that nobody can do without: 10 requests at once, and pages only after the first told how many. */
const tripsForList = (count: number) => 1 + Math.ceil((Math.ceil(count / PAGE) - 1) / AT_ONCE);

interface Task {
	what: string;
	trips: number;
	builtIn: Job;
	ours: Job;
}

const tasks: Task[] = [
	...COUNTS.map((count) => ({
		what: `Get Many, ${count.toLocaleString('en')} issues`,
		trips: tripsForList(count),
		builtIn: builtIn.allIssues(count),
		ours: ours.allIssues(count),
	})),
	{
		what: `Get, ${ITEMS} items, each alone (Simplify off)`,
		trips: ITEMS / AT_ONCE,
		builtIn: builtIn.getIssues(ITEMS),
		ours: ours.getIssues(ITEMS),
	},
	{
		what: `Get, ${ITEMS} items (Simplify on, as by default)`,
		trips: 1,
		builtIn: builtIn.getIssues(ITEMS),
		ours: withParameters(ours.getIssues(ITEMS), { simplify: true }),
	},
	{
		what: `Comment, ${ITEMS} items in order`,
		trips: ITEMS,
		builtIn: builtIn.comment(ITEMS),
		ours: ours.comment(ITEMS),
	},
	{
		what: `Comment, ${ITEMS} items, Requests at Once = ${AT_ONCE}`,
		trips: ITEMS / AT_ONCE,
		builtIn: builtIn.comment(ITEMS),
		ours: withParameters(ours.comment(ITEMS), { requestOptions: { requestsAtOnce: AT_ONCE } }),
	},
];

/** The built-in does the same work in several tasks: it is measured once. */
const known = new Map<string, Measured>();

async function measureBuiltIn(job: Job, latency: number, place: Place): Promise<Measured> {
	const key = `${latency} ${JSON.stringify(job)}`;
	const measured = known.get(key) ?? (await measure(builtIn, job, place));
	known.set(key, measured);
	return measured;
}

async function compare(task: Task, latency: number, place: Place): Promise<Comparison> {
	const theirs = await measureBuiltIn(task.builtIn, latency, place);
	const mine = await measure(ours, task.ours, place);
	if (theirs.items !== mine.items) throw new Error(`${task.what}: ${theirs.items} and ${mine.items} items`);
	say(
		`${task.what}, ${latency} ms: built-in ${theirs.seconds.toFixed(2)} s, ours ${mine.seconds.toFixed(2)} s`,
	);
	return { what: task.what, latency, limit: (task.trips * latency) / 1000, builtIn: theirs, ours: mine };
}

async function grow(contestant: Contestant, count: number, { url, token }: Place): Promise<Growth> {
	const args = [path.join(__dirname, 'once.js'), contestant.name, String(count), url, token];
	const runs = [];
	for (let run = 0; run < 3; run++) {
		const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
		runs.push(JSON.parse(stdout) as Omit<Growth, 'name' | 'count'>);
	}
	const [, median] = runs.sort((a, b) => a.peak - b.peak);
	say(
		`${contestant.name}, ${count} issues: ${median.seconds.toFixed(2)} s, peak ${median.peak.toFixed(0)} MB`,
	);
	return { name: contestant.name, count, ...median };
}

async function bench(): Promise<void> {
	load();
	const { place, stop } = await startServer(COUNTS);
	say('Warming up: each job once, so that the server has every answer ready');
	for (const task of tasks) await compare(task, 0, place);
	known.clear();

	const comparisons: Comparison[] = [];
	for (const latency of LATENCIES) {
		await tune(place, latency);
		for (const task of tasks) comparisons.push(await compare(task, latency, place));
	}
	await tune(place, GROWTH_LATENCY);
	const growth: Growth[] = [];
	for (const contestant of [builtIn, ours])
		for (const count of [...COUNTS]) growth.push(await grow(contestant, count, place));
	stop();

	const results: Results = {
		date: new Date().toISOString().slice(0, 10),
		versions: {
			'n8n-nodes-gitlab-devops': versionOf('n8n-nodes-gitlab-devops'),
			'n8n-nodes-base': versionOf('n8n-nodes-base'),
			'n8n-core': versionOf('n8n-core'),
			node: process.version,
			machine: `${cpus().length} × ${cpus()[0].model}`,
		},
		growthLatency: GROWTH_LATENCY,
		comparisons,
		growth,
	};
	const table = toMarkdown(results);
	const file = path.join(root, 'test/bench/results', results.date);
	writeFileSync(`${file}.json`, `${JSON.stringify(results, null, '\t')}\n`);
	writeFileSync(`${file}.md`, table);
	writeFileSync(path.join(root, 'docs/growth.svg'), drawGrowth(results));
	process.stdout.write(`${table}\n`);
	process.exit(0);
}

void bench();
