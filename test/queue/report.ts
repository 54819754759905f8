import { arch, cpus, platform, totalmem } from 'node:os';

import type { Outcome, Settings } from './run';

/** What the results are of. */
export interface Circumstances {
	date: string;
	versions: Record<string, string>;
	settings: Settings;
}

/** The value below which a share of them lies, in whole milliseconds. */
export function quantile(sorted: number[], share: number): string {
	return `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))])} ms`;
}

const listed = (numbers: Record<string, number>) =>
	Object.entries(numbers)
		.map(([name, number]) => `${number} ${name}`)
		.join(', ') || '0';

/** The first of what should not be there. */
export const few = (marks: string[]) => (marks.length ? `: ${marks.slice(0, 5).join(', ')}` : '');

function rowsOf({ counts, sent, answeredAfter, endedAfter }: Outcome): Array<[string, string | number]> {
	const times = sent.filter(({ failed }) => !failed.length).map(({ milliseconds }) => milliseconds);
	times.sort((a, b) => a - b);
	return [
		['Genuine deliveries', counts.genuine],
		['Repeats of them (same webhook-id)', counts.repeats],
		['Forged deliveries', counts.forged],
		['**Lost** (no execution)', `**${counts.lost.length}**${few(counts.lost)}`],
		['**Doubled** (more than one execution)', `**${counts.doubled.length}**${few(counts.doubled)}`],
		['… of them taken at once, and doubled by a repeat', counts.doubledByRepeat],
		['… of them failed at first, and doubled when sent again', counts.doubledByResend],
		['**Forged accepted**', `**${counts.forgedAccepted.length}**${few(counts.forgedAccepted)}`],
		['Genuine refused', counts.refused],
		['Failed attempts, sent again with the same webhook-id (by answer)', listed(counts.failed)],
		['Executions', listed(counts.states)],
		['Deliveries whose job was never done', counts.undone],
		['Deliveries whose job was done more than once', counts.doneAgain],
		['All answered after', `${answeredAfter.toFixed(0)} s`],
		['All executions ended after', `${endedAfter.toFixed(0)} s`],
		['Time to the answer: median, 95%, longest', [0.5, 0.95, 1].map((q) => quantile(times, q)).join(', ')],
	];
}

/** What nobody can change from within a trigger. */
const WHY_DOUBLED =
	'Deliveries are doubled that were under way when the webhook process was killed: n8n had stored the execution, but not yet saved that the delivery had come. It does one after the other, and its key against doubled executions is for triggers without webhooks. The other order would lose deliveries.';

/** Of what is measured, and on what. */
export function machine(versions: Record<string, string>): string {
	const programs = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
	const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
	return `${programs.join(' · ')}\n\n${cpus().length} cores, ${memory}, ${platform()} ${arch()}`;
}

/** The results as a page. */
export function toMarkdown({ date, versions, settings }: Circumstances, outcome: Outcome): string {
	const killed = settings.crashes
		? 'A worker and then the webhook process were killed (SIGKILL) in between and started again.'
		: 'Nothing was killed.';
	return [
		`# Queue mode, ${date}`,
		`n8n with a main process, two workers and a webhook process; ${settings.deliveries} deliveries, ${settings.atOnce} at once (seed ${settings.seed}). ${killed} \`npm run queue\` repeats it.`,
		machine(versions),
		['| What | Result |', '| --- | --- |', ...rowsOf(outcome).map((row) => `| ${row.join(' | ')} |`)].join(
			'\n',
		),
		...(outcome.counts.doubledByResend ? [WHY_DOUBLED] : []),
		'',
	].join('\n\n');
}
