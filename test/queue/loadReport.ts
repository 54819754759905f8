import type { LoadOutcome, LoadSettings, Measured } from './load';
import type { Answered } from './pace';
import { few, machine, quantile } from './report';

/** What the results are of. */
interface Circumstances {
	date: string;
	versions: Record<string, string>;
	settings: LoadSettings;
	/** Settings of n8n's. */
	underLoad: Record<string, string>;
	/** What repeats it. */
	command: string;
}

type Row = Array<string | number>;

const MINUTE_MS = 60_000;
const SHARES = [0.5, 0.95, 0.99, 1];

function table(head: Row, rows: Row[]): string {
	const line = (row: Row) => `| ${row.join(' | ')} |`;
	return [line(head), line(head.map((_, index) => (index ? '---:' : '---'))), ...rows.map(line)].join('\n');
}

const genuineOf = (sent: Answered[]) => sent.filter(({ kind }) => kind === 'genuine');
const isAnswered = ({ status }: Answered) => status !== undefined;
const isTaken = ({ status }: Answered) => status !== undefined && status < 300;

function quantiles(milliseconds: number[]): string[] {
	const sorted = [...milliseconds].sort((a, b) => a - b);
	return SHARES.map((share) => (sorted.length ? quantile(sorted, share) : '–'));
}

const latencies = (sent: Answered[]) =>
	quantiles(
		genuineOf(sent)
			.filter(isAnswered)
			.map(({ milliseconds }) => milliseconds),
	);

function answers(sent: Answered[]): string {
	const numbers = new Map<string, number>();
	for (const { status } of sent) {
		const answer = status === undefined ? 'none in 10 s' : String(status);
		numbers.set(answer, (numbers.get(answer) ?? 0) + 1);
	}
	return [...numbers].map(([answer, number]) => `${answer}: ${number}`).join(', ') || 'none';
}

function countRows({ sent, counts, leftOver, behind }: Measured): Row[] {
	const taken = new Set(
		genuineOf(sent)
			.filter(isTaken)
			.map(({ mark }) => mark),
	);
	const failed = genuineOf(sent).filter((one) => !isTaken(one));
	const lost = counts.lost.filter((mark) => taken.has(mark));
	const left = Object.entries(leftOver).map(([status, number]) => `${number} ${status}`);
	return [
		['Genuine deliveries', counts.genuine],
		['… by their answer', answers(genuineOf(sent))],
		['… **failed** (not answered with success within the 10 s that GitLab waits)', `**${failed.length}**`],
		['… … and executed all the same', failed.filter(({ mark }) => !counts.lost.includes(mark)).length],
		['**Lost** (answered with success, no execution)', `**${lost.length}**${few(lost)}`],
		['**Doubled** (executed more than once)', `**${counts.doubled.length}**${few(counts.doubled)}`],
		[
			'Repeats of them (same webhook-id), by their answer',
			answers(sent.filter(({ kind }) => kind === 'repeat')),
		],
		['Forged deliveries, by their answer', answers(sent.filter(({ kind }) => kind === 'forged'))],
		['**Forged accepted**', `**${counts.forgedAccepted.length}**${few(counts.forgedAccepted)}`],
		['Executions that did not succeed', left.join(', ') || 0],
		['After the last answer, the last execution ended within', `${behind.toFixed(1)} s`],
		[
			'A delivery was sent after its time by at most',
			quantile([Math.max(...sent.map((one) => one.sentLate))], 0),
		],
	];
}

function minuteRows({ sent }: Measured): Row[] {
	const minutes = Math.ceil(Math.max(...sent.map(({ at }) => at + 1)) / MINUTE_MS);
	return Array.from({ length: minutes }, (_, index) => {
		const within = sent.filter(({ at }) => Math.floor(at / MINUTE_MS) === index);
		const failed = genuineOf(within).filter((one) => !isTaken(one)).length;
		return [index + 1, within.length, ...latencies(within), failed];
	});
}

const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);

/** The minutes that are over, and what was read when each began. */
function minutesOf({ readings }: Measured) {
	const last = readings[readings.length - 1];
	const ends = Array.from({ length: Math.floor(last.at / MINUTE_MS) }, (_, index) => index + 1);
	const at = (minute: number) => readings.find((one) => one.at >= minute * MINUTE_MS) ?? last;
	return { ends, at };
}

/** The processes of n8n: what PostgreSQL's share among themselves would be counted for each. */
function memoryTable(measured: Measured): string {
	const { ends, at } = minutesOf(measured);
	const names = ['main', 'worker 1', 'worker 2', 'webhook'];
	const rows = names.map((name): Row => {
		const figures = [0, ...ends].map((minute) => megabytes(at(minute).usages[name].memory));
		const most = Math.max(...measured.readings.map(({ usages }) => usages[name].memory));
		return [name, ...figures, megabytes(most)];
	});
	return table(['Memory, MB', 'start', ...ends.map((minute) => `${minute} min`), 'most'], rows);
}

function coresTable(measured: Measured): string {
	const { ends, at } = minutesOf(measured);
	const rows = Object.keys(measured.readings[0].usages).map((name): Row => {
		const figures = ends.map((minute) => {
			const [before, after] = [at(minute - 1), at(minute)];
			const seconds = after.usages[name].seconds - before.usages[name].seconds;
			return (seconds / ((after.at - before.at) / 1000)).toFixed(2);
		});
		return [name, ...figures];
	});
	return table(['Cores, by minute', ...ends.map(String)], rows);
}

/** Milliseconds of a core for each delivery that was to start an execution, by process. */
function costs({ readings, counts }: Measured): Record<string, number> {
	const [first, last] = [readings[0], readings[readings.length - 1]];
	const names = Object.keys(first.usages);
	const cost = (name: string) =>
		((last.usages[name].seconds - first.usages[name].seconds) * 1000) / counts.genuine;
	return Object.fromEntries(names.map((name) => [name, cost(name)]));
}

function costTable({ ours, theirs }: LoadOutcome): string {
	const [mine, other] = [costs(ours), theirs && costs(theirs)];
	const sum = (figures: Record<string, number>) => Object.values(figures).reduce((all, one) => all + one, 0);
	const row = (name: string, of: (figures: Record<string, number>) => number): Row => [
		name,
		of(mine).toFixed(1),
		...(other ? [of(other).toFixed(1)] : []),
	];
	return table(
		[
			'Milliseconds of a core, each genuine delivery',
			'this trigger',
			...(other ? ["n8n's Webhook node"] : []),
		],
		[...Object.keys(mine).map((name) => row(name, (figures) => figures[name])), row('**all**', sum)],
	);
}

function latencyTable({ ours, theirs }: LoadOutcome): string {
	const rows = (title: string, one?: Measured): Row[] =>
		one
			? [
					[`${title}: to the answer`, ...latencies(one.sent)],
					[`${title}: until the workflow did its job`, ...quantiles(one.untilDone)],
				]
			: [];
	return table(
		['Genuine deliveries, from when each was due', 'median', '95 %', '99 %', 'longest'],
		[...rows('This trigger', ours), ...rows("n8n's Webhook node", theirs)],
	);
}

function besideText({ settings }: Circumstances, { theirs }: LoadOutcome): string[] {
	if (!theirs) return [];
	const failed = genuineOf(theirs.sent).filter((one) => !isTaken(one)).length;
	return [
		`To compare, ${settings.besideMinutes} minutes of the genuine deliveries alone, at the same times, were sent to as many workflows that begin with n8n's own Webhook node, which checks nothing and remembers nothing: ${theirs.counts.genuine} deliveries, ${failed} of them failed, ${theirs.counts.lost.length} not executed, ${theirs.counts.doubled.length} executed more than once. What this trigger takes more is also for the repeats and the forged ones that it holds back.`,
	];
}

/** The results as a page. */
export function toMarkdown(circumstances: Circumstances, outcome: LoadOutcome): string {
	const { date, versions, settings, underLoad, command } = circumstances;
	const { triggers, rate, minutes, seed } = settings;
	const changed = Object.entries(underLoad).map(([name, value]) => `\`${name}=${value}\``);
	const minuteHead = ['Minute', 'sent', 'median', '95 %', '99 %', 'longest', 'failed'];
	return [
		`# ${triggers} triggers, ${rate} deliveries a second, ${date}`,
		`n8n with a main process, two workers and a webhook process; ${triggers} published workflows, each of this trigger and one HTTP request, on projects of their own and, ten each, on groups; ${rate} deliveries a second for ${minutes} minutes (seed ${seed}), each sent once at its time, whether or not those before it were answered. GitLab, its sender, PostgreSQL and Redis are on the same machine. \`${command}\` repeats it.`,
		machine(versions),
		`Settings of n8n: ${changed.join(', ')}; all others, and PostgreSQL's, as they come.`,
		table(['What', 'Result'], countRows(outcome.ours)),
		latencyTable(outcome),
		table(minuteHead, minuteRows(outcome.ours)),
		memoryTable(outcome.ours),
		coresTable(outcome.ours),
		costTable(outcome),
		...besideText(circumstances, outcome),
		'',
	].join('\n\n');
}
