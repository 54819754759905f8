import type { Scene } from '../n8n/scene';
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
	const left = await cluster.query('select status, count(*) from execution_entity group by status');
	return {
		sent,
		counts: count(sent, executionsOf(job), job.done),
		readings: stopWatching(),
		untilDone,
		leftOver: Object.fromEntries(left.map(([status, number]) => [status, Number(number)])),
		behind,
	};
}

/** n8n's own node takes whatever comes: it is sent only what is to start an execution, at the same times. */
async function measureBeside(
	cluster: WatchedCluster,
	{ scene, receivers, deliveries }: { scene: Scene; receivers: Receiver[]; deliveries: Timed[] },
	settings: LoadSettings,
	watched: { job: Job; say: Say },
): Promise<Measured | undefined> {
	if (!settings.besideMinutes) return undefined;
	watched.say(`• The same to n8n's own Webhook node, for ${settings.besideMinutes} minutes`);
	const where = { webhookUrl: cluster.webhook.url, jobUrl: watched.job.url };
	const theirs = await publishWebhooks(scene, receivers, where);
	const genuine = deliveries.filter(
		({ kind, at }) => kind === 'genuine' && at < settings.besideMinutes * MINUTE_MS,
	);
	return await measure(cluster, theirs, genuine, watched);
}

/** Publishes workflows, sends deliveries at a steady rate, and counts and measures. */
export async function runLoad(
	cluster: WatchedCluster,
	settings: LoadSettings,
	say: Say,
): Promise<LoadOutcome> {
	const job = await startJob(0);
	const scene = await setScene(cluster.main.url);
	try {
		say(`• Publishing ${settings.triggers} workflows`);
		const receivers = await publishTriggers(scene, settings.triggers, job.url);
		const planned = plan(settings.rate * settings.minutes * 60, settings.seed);
		const deliveries = timed(planned, settings.rate);
		say(`• Sending ${deliveries.length} deliveries in ${settings.minutes} minutes`);
		const watched = { job, say };
		const ours = await measure(cluster, receivers, deliveries, watched);
		const beside = { scene, receivers, deliveries };
		return { ours, theirs: await measureBeside(cluster, beside, settings, watched) };
	} finally {
		await scene.strike();
		await job.close();
	}
}
