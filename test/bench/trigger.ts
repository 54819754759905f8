import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';

import type { Hook } from '../gitlab';
import type { Scene } from '../n8n/scene';
import { setScene } from '../n8n/scene';
import type { WorkflowNode } from '../n8n/rest';
import { until } from '../n8n/until';
import { post } from '../queue/send';
import type { Letter } from '../queue/sign';
import { letter } from '../queue/sign';
import { median } from './median';
import type { Stage } from './stage';

/** How it is measured. */
interface Settings {
	rounds: number;
	deliveries: number;
	atOnce: number;
}

/** Deliveries a second, a figure for each round. */
interface Rates {
	accepted: number[];
	refused: number[];
}

interface Rivalry {
	builtIn: Rates;
	ours: Rates;
}

/** A published workflow with one trigger and nothing else, and what GitLab sends to it. */
interface Rival {
	workflowId: string;
	url: string;
	genuine(index: number): Letter;
	forged(index: number): Letter;
}

const READY_WITHIN_MS = 120_000;
let serial = 0;

/** Both do the same: they tell of the merge requests of one project, and hold none back. */
function ourTrigger({ project: { id } }: Scene): Partial<WorkflowNode> {
	// As most users choose a project: from the list.
	const project = { __rl: true, mode: 'list', value: String(id) };
	return { parameters: { authentication: 'accessToken', project, events: ['merge_requests_events'] } };
}

function builtInTrigger(scene: Scene, credential: { id: string; name: string }): Partial<WorkflowNode> {
	const [owner, repository] = scene.project.path_with_namespace.split('/');
	return {
		type: 'n8n-nodes-base.gitlabTrigger',
		typeVersion: 1,
		parameters: { authentication: 'accessToken', owner, repository, events: ['merge_requests'] },
		credentials: { gitlabApi: { id: credential.id, name: credential.name } },
	};
}

/** Publishes a workflow of one trigger, and lets GitLab send one delivery, the pattern of all others. */
async function enter(scene: Scene, name: string, changed: Partial<WorkflowNode>): Promise<Rival> {
	const example = scene.filledIn('label-and-answer-merge-requests.json');
	const [trigger] = example.nodes.filter(({ type }) => type.endsWith('.gitlabTrigger'));
	const nodes = [{ ...trigger, ...changed }];
	const { id } = await scene.create({ ...example, name, nodes, connections: {} });
	const others = new Set<Hook>(scene.project.hooks);
	await scene.n8n.publish(id);
	const hook = scene.project.hooks.find((one) => !others.has(one));
	if (!hook) throw new Error(`${name} has made no webhook`);
	await scene.colleague.open(`The first for ${name}`);
	await scene.calm(id);
	const first = scene.gitlab.deliveries.filter(({ hookId }) => hookId === hook.id).pop();
	if (first?.responseStatus !== 200) throw new Error(`${name} does not take GitLab's own delivery`);
	return { workflowId: id, url: hook.url, ...letters(hook, first) };
}

/** A hook has a signing token, a secret token, or both: what GitLab has is sent along. */
function letters(hook: Hook, first: { headers: Record<string, string>; body: string }) {
	const foreign = `whsec_${randomBytes(32).toString('base64')}`;
	const write = (signingToken: string, token: string | null, index: number): Letter => {
		const id = `bench-${serial++}`;
		const planned = { kind: 'genuine', mark: `Delivery ${index}`, id } as const;
		const { headers, body } = letter({ ...first, signingToken }, planned);
		if (!hook.signing_token) delete headers['webhook-signature'];
		return { body, headers: { ...headers, ...(token && { 'x-gitlab-token': token }) } };
	};
	return {
		genuine: (index: number) => write(hook.signing_token ?? foreign, hook.token, index),
		forged: (index: number) => write(foreign, hook.token && 'f'.repeat(hook.token.length), index),
	};
}

/** Sends so many, so many at once; gives how many a second were answered as expected. */
async function rate(url: string, status: number, { deliveries, atOnce }: Settings, write: Rival['genuine']) {
	const left = Array.from({ length: deliveries }, (_, index) => write(index));
	const sender = async () => {
		for (let next = left.pop(); next; next = left.pop()) {
			const answer = await post(url, next);
			if (answer !== status) throw new Error(`Answered with ${answer} instead of ${status}`);
		}
	};
	const started = performance.now();
	await Promise.all(Array.from({ length: atOnce }, sender));
	return (deliveries * 1000) / (performance.now() - started);
}

/** Measures one rival once. Executions go on after their deliveries are answered: they do not count. */
async function measureOnce(scene: Scene, rival: Rival, settings: Settings) {
	const accepted = await rate(rival.url, 200, settings, rival.genuine);
	const ended = async () => !(await scene.n8n.isBusy(rival.workflowId));
	await until('all executions have ended', ended, READY_WITHIN_MS);
	return { accepted, refused: await rate(rival.url, 401, settings, rival.forged) };
}

/** Both triggers in one n8n, in turn; who begins alternates. */
async function compare({ url, say }: Stage, settings: Settings): Promise<Rivalry> {
	const scene = await setScene(url);
	try {
		const { gitlab, credential } = scene;
		const theirs = await scene.n8n.createCredential('For the built-in', 'gitlabApi', credential.data);
		const rivals = {
			builtIn: await enter(scene, 'the built-in trigger', builtInTrigger(scene, theirs)),
			ours: await enter(scene, 'this trigger', ourTrigger(scene)),
		};
		const rivalry: Rivalry = { builtIn: { accepted: [], refused: [] }, ours: { accepted: [], refused: [] } };
		const names = ['builtIn', 'ours'] as const;
		// The first round warms up.
		for (let round = 0; round <= settings.rounds; round++) {
			for (const name of round % 2 ? names : [...names].reverse()) {
				const { accepted, refused } = await measureOnce(scene, rivals[name], settings);
				if (!round) continue;
				rivalry[name].accepted.push(accepted);
				rivalry[name].refused.push(refused);
			}
			if (round)
				say(
					`  round ${round}: ${ratioOf(rivalry, 'accepted')} accepted, ${ratioOf(rivalry, 'refused')} refused`,
				);
			gitlab.requests.length = 0;
		}
		return rivalry;
	} finally {
		await scene.clear();
		await scene.strike();
	}
}

/** The median of the rounds' ratios: both of a round met the same load of the machine. */
function ratioOf({ builtIn, ours }: Rivalry, what: keyof Rates): string {
	return median(ours[what].map((figure, round) => figure / builtIn[what][round])).toFixed(2);
}

/** Both triggers side by side, as a page. */
export async function measure(stage: Stage): Promise<string> {
	const { values } = parseArgs({
		args: stage.args,
		options: {
			rounds: { type: 'string', default: '11' },
			deliveries: { type: 'string', default: '100' },
			'at-once': { type: 'string', default: '20' },
		},
	});
	const settings = {
		rounds: Number(values.rounds),
		deliveries: Number(values.deliveries),
		atOnce: Number(values['at-once']),
	};
	return toMarkdown(stage, settings, await compare(stage, settings));
}

function toMarkdown({ date, versions }: Stage, settings: Settings, rivalry: Rivalry): string {
	const row = (title: string, what: keyof Rates) => {
		const [theirs, mine] = [rivalry.builtIn, rivalry.ours].map((rates) => median(rates[what]).toFixed(0));
		const spread = rivalry.ours[what].map((figure, round) => figure / rivalry.builtIn[what][round]);
		const range = `${Math.min(...spread).toFixed(2)}–${Math.max(...spread).toFixed(2)}`;
		return `| ${title} | ${theirs} | ${mine} | **${ratioOf(rivalry, what)}** | ${range} |`;
	};
	return [
		`# The trigger beside n8n's own, ${date}`,
		`Both in one n8n, in turn, each telling of the merge requests of one project: ${settings.rounds} rounds of ${settings.deliveries} deliveries, ${settings.atOnce} at once. \`npm run bench:trigger\` repeats it. The ratio is ours divided by the built-in's, the median of the rounds.`,
		versions,
		[
			'| Deliveries a second | Built-in | Ours | Ratio | From–to |',
			'| --- | ---: | ---: | ---: | ---: |',
			row('Accepted (answered 200, execution started)', 'accepted'),
			row('Forged, refused (answered 401)', 'refused'),
		].join('\n'),
		'',
	].join('\n\n');
}
