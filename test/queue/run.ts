import type { Scene } from '../n8n/scene';
import { setScene } from '../n8n/scene';
import type { Counts, Query } from './count';
import { count, executionsByMark } from './count';
import { startJob } from './job';
import { plan } from './plan';
import type { Sent } from './send';
import { sendAll } from './send';
import type { Sample } from './sign';
import { letter } from './sign';
import { triggerIn, underLoad } from './workflow';

/** Long enough that a worker that is killed has some of them under way. */
const JOB_MS = 100;

/** A process of n8n that can crash and come back. */
interface Member {
	url: string;
	start(): Promise<void>;
	kill(): Promise<void>;
}

/** n8n in queue mode. */
export interface Cluster {
	main: Member;
	workers: Member[];
	webhook: Member;
	query: Query;
}

/** How the run is done. */
export interface Settings {
	deliveries: number;
	atOnce: number;
	seed: number;
	/** Whether processes are killed. */
	crashes: boolean;
}

/** What the run gave. */
export interface Outcome {
	counts: Counts;
	sent: Sent[];
	/** Seconds until the last delivery was answered, and until the last execution ended. */
	answeredAfter: number;
	endedAfter: number;
}

type Say = (line: string) => void;

/** Publishes the workflow and lets GitLab send one delivery, the pattern of all others. */
async function publish(scene: Scene, jobUrl: string): Promise<Sample & { url: string }> {
	const { id } = await scene.create(underLoad('Under load', triggerIn(scene), jobUrl));
	await scene.n8n.publish(id);
	const [hook] = scene.project.hooks;
	await scene.colleague.open('The first of many');
	await scene.gitlab.settled();
	const [{ headers, body, responseStatus }] = scene.gitlab.deliveries;
	if (responseStatus !== 200) throw new Error(`n8n answers GitLab's own delivery with ${responseStatus}`);
	const signingToken = hook.signing_token;
	if (!signingToken) throw new Error('The webhook has no signing token');
	return { url: hook.url, headers, body, signingToken };
}

/** Kills a worker after a third, and the webhook process after two thirds, and starts them again. */
function crashes({ workers, webhook }: Cluster, total: number, say: Say) {
	const plans: Array<{ at: number; name: string; member: Member }> = [
		{ at: total / 3, name: 'a worker', member: workers[0] },
		{ at: (total * 2) / 3, name: 'the webhook process', member: webhook },
	];
	const under: Array<Promise<void>> = [];
	const crash = async (name: string, member: Member) => {
		await member.kill();
		say(`  killed ${name}`);
		await member.start();
		say(`  started ${name} again`);
	};
	return {
		progress: (answered: number) => {
			while (plans.length && answered >= plans[0].at) {
				const { name, member } = plans[0];
				plans.shift();
				under.push(crash(name, member));
			}
		},
		over: async () => await Promise.all(under),
	};
}

/** Publishes a workflow, sends it everything, and counts. */
export async function run(cluster: Cluster, settings: Settings, say: Say): Promise<Outcome> {
	const job = await startJob(JOB_MS);
	const scene = await setScene(cluster.main.url);
	try {
		const sample = await publish(scene, job.url);
		const planned = plan(settings.deliveries, settings.seed);
		const crash = crashes(cluster, settings.crashes ? planned.length : Infinity, say);
		const started = performance.now();
		const seconds = () => (performance.now() - started) / 1000;
		const tell = setInterval(() => say(`  … ${seconds().toFixed(0)} s, jobs done: ${job.done.size}`), 15_000);
		const where = { url: sample.url, atOnce: settings.atOnce };
		const sent = await sendAll(where, planned, (one) => letter(sample, one), crash.progress);
		const answeredAfter = seconds();
		say(`  all answered after ${answeredAfter.toFixed(0)} s`);
		await crash.over();
		const executions = await executionsByMark(cluster.query);
		clearInterval(tell);
		return { counts: count(sent, executions, job.done), sent, answeredAfter, endedAfter: seconds() };
	} finally {
		await scene.strike();
		await job.close();
	}
}
