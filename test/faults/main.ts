import '../environment';

import * as events from './events';
import { kinds, mixed, withOwn } from './kinds';
import type { Trial } from './trials';
import { list, onStage, read, write } from './trials';

/** Runs the whole fault suite and prints a table: `npm run faults`. It takes about a quarter of an hour. */

const RATES = [0.05, 0.2, 0.4];
const surviving = kinds.filter(({ reads }) => reads === 'survive');
const rows: string[][] = [];
let problems = 0;

const percent = (share: number) => `${Math.round(share * 100)} %`;

function note(
	what: string,
	trial: Omit<Trial, 'right' | 'failed' | 'requests' | 'items'> & Partial<Trial>,
): void {
	problems += trial.problems.length;
	const { items = '', right = '', failed = '', requests = '', seconds } = trial;
	const cells = [items, right, failed, requests, seconds.toFixed(1)].map(String);
	const outcome = trial.problems.length ? `**${trial.problems.slice(0, 3).join('; ')}**` : 'ok';
	rows.push([what, ...cells, outcome]);
	process.stderr.write(`${what}: ${cells.join(' / ')}: ${outcome}\n`);
}

/** A trial in which every read is to be survived. */
function allRight(trial: Trial): Trial {
	if (trial.right !== trial.items) trial.problems.push(`${trial.items - trial.right} reads did not survive`);
	return trial;
}

async function eachKind(): Promise<void> {
	for (const { name, fault, reads } of kinds) {
		for (const every of RATES) {
			const trial = await onStage(
				{},
				async (stage) => await read(stage, 300, { fault: withOwn(fault, { every }) }),
			);
			// At 40 % a read may meet ten faults in a row, if only once in ten thousand.
			note(`300 reads, ${name}, ${percent(every)}`, reads === 'survive' ? allRight(trial) : trial);
		}
		const written = await onStage(
			{},
			async (stage) => await write(stage, 100, { fault: withOwn(fault, { every: 0.2 }) }),
		);
		note(`100 writes, ${name}, 20 %`, written);
	}
}

async function mixtures(): Promise<void> {
	for (const rate of RATES) {
		const what = `mixed faults, ${percent(rate)}`;
		note(
			`2,000 reads, ${what}`,
			allRight(
				await onStage({}, async (stage) => await read(stage, 2000, { fault: mixed(surviving, rate) })),
			),
		);
		for (const requestsAtOnce of [1, 10]) {
			const fault = mixed(kinds.slice(0, 1).concat(kinds.slice(4)), rate);
			note(
				`500 writes, ${what}, Requests at Once = ${requestsAtOnce}`,
				await onStage({}, async (stage) => await write(stage, 500, { fault, requestsAtOnce })),
			);
		}
		note(
			`List of 500, ${what}`,
			await onStage({}, async (stage) => await list(stage, { fault: mixed(surviving, rate) })),
		);
	}
}

async function happenings(): Promise<void> {
	note('2,000 reads, server away for a minute', await events.serverAway(2000, 60));
	note('200 reads, token revoked half way', await events.tokenRevoked(200));
	note(
		'200 reads, OAuth2 token expired half way',
		await events.tokenExpired(100, async (stage, how) => await read(stage, 200, how)),
	);
	note('List of 500, OAuth2 token expired after 2 pages', await events.tokenExpired(2, list));
	note('200 reads, redirected to another host, 20 %', await events.redirectedElsewhere(200));
	note('200 reads, redirected in place, 20 %', await events.redirectedInPlace(200, 0.2));
	note('20 reads, redirect loop', await events.redirectedInPlace(20, 1));
	for (const during of ['wait', 'silence'] as const) {
		const seconds = await events.cancelled(during);
		const late = seconds < 1 ? [] : ['it took longer than a second'];
		note(`Cancelled in a ${during}`, { seconds, problems: late });
	}
	const down = await events.nobody();
	note('A server that is down from the start', {
		seconds: down,
		problems: down < 5 ? [] : ['too long to wait'],
	});
}

async function limit(): Promise<void> {
	const trial = await events.limited(1000, 300, 60_000);
	const share = trial.seconds / trial.least;
	if (share > 1.15) trial.problems.push(`took ${share.toFixed(2)} times the least time`);
	if (trial.refused > 3) trial.problems.push(`${trial.refused} answers 429`);
	note(
		`1,000 reads, 300 a minute: ${share.toFixed(3)} of the least time (${trial.least} s), ${trial.refused} × 429`,
		trial,
	);
}

async function main(): Promise<void> {
	await limit();
	await happenings();
	await mixtures();
	await eachKind();
	const head = ['Trial', 'Items', 'Right', 'Failed, with reason', 'Requests', 'Seconds', 'Outcome'];
	const table = [head, head.map((_, index) => (index ? '---:' : '---')), ...rows];
	process.stdout.write(`${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n\n`);
	process.stdout.write(`${rows.length} trials, ${problems} problems\n`);
	process.exit(problems ? 1 : 0);
}

void main();
