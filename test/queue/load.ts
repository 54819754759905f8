import { setScene } from '../n8n/scene';
import type { Counts, Executions } from './count';
import { allEnded, count } from './count';
import { startJob } from './job';
import type { Answered, Timed } from './pace';
import { sendAtTheirTimes, timed } from './pace';
import { plan } from './plan';
import type { Cluster } from './run';
import { post } from './send';
import { letter } from './sign';
import type { Receiver } from './triggers';
import { publishTriggers, publishWebhooks } from './triggers';

/** How the run is done. */
export interface LoadSettings {
	triggers: number;
	/** Deliveries a second. */
	rate: number;
	minutes: number;
	/** How long n8n's own Webhook node is sent the same, to compare; 0 for not at all. */
	besideMinutes: number;
	seed: number;
}

/** What a process takes: bytes of memory, and seconds of a core since it was started. */
export interface Usage {
	memory: number;
	seconds: number;
}

/** What all processes take, by their name, so many milliseconds after the beginning. */
export interface Reading {
	at: number;
	usages: Record<string, Usage>;
}

/** An n8n whose processes are watched. */
export interface WatchedCluster extends Cluster {
	usages(): Record<string, Usage>;
}

/** What a run with one kind of trigger gave. */
export interface Measured {
	sent: Answered[];
	counts: Counts;
	readings: Reading[];
	/** Milliseconds from when a delivery was to be sent until its execution did its job, in their order. */
	untilDone: number[];
	/** Executions that are left in the data base because they did not succeed, by how they ended. */
	leftOver: Record<string, number>;
	/** Seconds from the last answer until the last execution ended. */
	behind: number;
}

/** What the run gave. */
export interface LoadOutcome {
	ours: Measured;
	/** n8n's own Webhook node, which was sent the genuine deliveries alone. */
	theirs?: Measured;
}

type Say = (line: string) => void;
type Job = Awaited<ReturnType<typeof startJob>>;

const READ_EVERY_MS = 5_000;
const MINUTE_MS = 60_000;

/** Reads again and again what the processes take. */
function watch(cluster: WatchedCluster, say: Say) {
	const started = performance.now();
	const readings: Reading[] = [];
	const read = () => readings.push({ at: performance.now() - started, usages: cluster.usages() });
	read();
	const timer = setInterval(read, READ_EVERY_MS);
	const tell = setInterval(() => say(`  … ${Math.round((performance.now() - started) / 1000)} s`), MINUTE_MS);
	return () => {
		clearInterval(timer);
		clearInterval(tell);
		read();
		return readings;
	};
}

/** Which workflow a delivery is for: a repeat goes where its original went, and so does what claims its ID. */
function receiverOf({ id }: Timed, receivers: Receiver[]): Receiver {
	return receivers[Number(id.slice(-12)) % receivers.length];
}

/** n8n keeps no data of what succeeded: the jobs tell what was executed. */
function executionsOf({ done }: Job): Executions {
	const ended = { status: 'success', began: true };
	return new Map([...done].map(([mark, times]) => [mark, Array.from({ length: times }, () => ended)]));
}

async function measure(
	cluster: WatchedCluster,
	receivers: Receiver[],
	deliveries: Timed[],
	{ job, say }: { job: Job; say: Say },
): Promise<Measured> {
	await allEnded(cluster.query);
	job.forget();
	const stopWatching = watch(cluster, say);
	const started = performance.now();
	const sent = await sendAtTheirTimes(deliveries, async (one) => {
		const receiver = receiverOf(one, receivers);
		return await post(receiver.url, letter(receiver, one));
	});
	const answered = performance.now();
	await allEnded(cluster.query);
	const behind = (performance.now() - answered) / 1000;
	const untilDone = sent.flatMap(({ kind, mark, at }) => {
		const done = kind === 'genuine' && job.firstDone.get(mark);
		return done ? [done - started - at] : [];
	});
	const left = await cluster.query(
		"select status, count(*) from execution_entity where status <> 'success' group by status",
	);
	return {
		sent,
		counts: count(sent, executionsOf(job), job.done),
		readings: stopWatching(),
		untilDone,
		leftOver: Object.fromEntries(left.map(([status, number]) => [status, Number(number)])),
		behind,
	};
}

/** What n8n's own node is sent: it takes whatever comes, so only what is to start an execution, at the same times. */
const besideOf = (deliveries: Timed[], { besideMinutes }: LoadSettings) =>
	deliveries.filter(({ kind, at }) => kind === 'genuine' && at < besideMinutes * MINUTE_MS);

/** Publishes workflows, sends deliveries at a steady rate, and counts and measures. */
export async function runLoad(
	cluster: WatchedCluster,
	settings: LoadSettings,
	say: Say,
): Promise<LoadOutcome> {
	const { triggers, rate, minutes, besideMinutes, seed } = settings;
	const job = await startJob(0);
	const scene = await setScene(cluster.main.url);
	try {
		say(`• Publishing ${triggers} workflows, and as many with n8n's own Webhook node`);
		const receivers = await publishTriggers(scene, triggers, job.url);
		const where = { webhookUrl: cluster.webhook.url, jobUrl: job.url };
		const plain = besideMinutes ? await publishWebhooks(scene, receivers, where) : [];
		const deliveries = timed(plan(rate * minutes * 60, seed), rate);
		const watched = { job, say };
		say(`• Sending ${deliveries.length} deliveries in ${minutes} minutes`);
		const ours = await measure(cluster, receivers, deliveries, watched);
		if (!besideMinutes) return { ours };
		say(`• Sending the same to n8n's own Webhook node, for ${besideMinutes} minutes`);
		return { ours, theirs: await measure(cluster, plain, besideOf(deliveries, settings), watched) };
	} finally {
		await scene.strike();
		await job.close();
	}
}
