import { execFileSync } from 'node:child_process';
import path from 'node:path';

import manifest from '../../package.json';
import { Editor } from '../n8n/browser';
import { N8n } from '../n8n/rest';
import { startedByHand } from '../n8n/workflows';
import { median } from './median';
import type { Stage } from './stage';

const ROOT = path.resolve(__dirname, '../..');
const LOADING = path.join(__dirname, 'loading.mjs');
const ROUNDS = 5;
const SETTLED_MS = 400;

/** One of the two, what n8n loads of it, and resources whose panels are opened one after the other. */
interface Contestant {
	type: string;
	version: number;
	folder: string;
	files: string[];
	resources: string[];
}

const ours: Contestant = {
	type: 'n8n-nodes-gitlab-devops.gitlab',
	version: 1,
	folder: ROOT,
	files: manifest.n8n.nodes,
	resources: ['Project', 'Merge Request', 'Work Item', 'Webhook', 'Issue'],
};

const notion: Contestant = {
	type: 'n8n-nodes-base.notion',
	version: 2.2,
	folder: path.join(ROOT, 'test/n8n/node_modules/n8n-nodes-base'),
	files: ['Notion.node.js', 'NotionTrigger.node.js'].map((file) => `dist/nodes/Notion/${file}`),
	resources: ['Database', 'Database Page', 'Page', 'User', 'Block'],
};

const MEASURED = {
	required: 'Loading all nodes: `require` in a fresh process',
	made: '… and making them, which makes their descriptions',
	opened: "Opening a node's panel: computing",
	openedSeen: '… until nothing changes any more',
	listed: 'Opening the list of resources: computing',
	listedSeen: '… until nothing changes any more',
	changed: 'Taking another resource: computing',
	changedSeen: '… until nothing changes any more',
} as const;

type Figures = Record<keyof typeof MEASURED, number[]>;

const noFigures = () =>
	Object.fromEntries(Object.keys(MEASURED).map((name) => [name, [] as number[]])) as Figures;

/** What something in the editor takes, in milliseconds: what is computed, and when the page changes for the last time. */
async function timed(editor: Editor, act: () => Promise<void>): Promise<[computing: number, seen: number]> {
	const { page } = editor;
	const before = await editor.computed();
	await page.evaluate(() => {
		const seen = { from: performance.now(), last: performance.now() };
		// Functions with names would need a helper of the compiler's, which the page does not have.
		new MutationObserver(() => requestAnimationFrame(() => (seen.last = performance.now()))).observe(
			document.body,
			{ subtree: true, childList: true, attributes: true, characterData: true },
		);
		Object.assign(globalThis, { seen });
	});
	await act();
	const seen = await page.evaluate(async (settled) => {
		const { seen } = globalThis as unknown as { seen: { from: number; last: number } };
		while (performance.now() - seen.last < settled) await new Promise(requestAnimationFrame);
		return seen.last - seen.from;
	}, SETTLED_MS);
	return [(await editor.computed()) - before, seen];
}

async function load({ node }: Stage, { folder, files }: Contestant, figures: Figures): Promise<void> {
	const text = execFileSync(node, [LOADING, folder, ...files], { encoding: 'utf8' });
	const { required, made } = JSON.parse(text) as { required: number; made: number };
	figures.required.push(required);
	figures.made.push(made);
}

/** Opens the panel of a new page's node, and goes through its resources. */
async function walk(editor: Editor, id: string, { resources }: Contestant, figures: Figures): Promise<void> {
	await editor.openWorkflow(id);
	await editor.page.waitForLoadState('networkidle');
	await editor.computed();
	const note = async (what: 'opened' | 'listed' | 'changed', act: () => Promise<void>) => {
		const [computing, seen] = await timed(editor, act);
		figures[what].push(computing);
		figures[`${what}Seen`].push(seen);
	};
	await note('opened', async () => await editor.openNode('Measured'));
	for (const resource of resources) {
		await note('listed', async () => void (await editor.choices('resource')));
		await note('changed', async () => await editor.take(resource));
	}
}

/** Both in one n8n and one browser, without credentials, so that neither waits for a server. */
export async function measure(stage: Stage): Promise<string> {
	const n8n = await N8n.logIn(stage.url);
	const editor = await Editor.open(stage.url);
	try {
		const rivals = [];
		for (const contestant of [notion, ours]) {
			const node = { id: 'measured', name: 'Measured', type: contestant.type };
			const placed = { ...node, typeVersion: contestant.version, position: [240, 0] as [number, number] };
			const workflow = startedByHand(contestant.type, { ...placed, parameters: {} });
			rivals.push({ contestant, id: (await n8n.createWorkflow(workflow)).id, figures: noFigures() });
		}
		// The first round warms up.
		for (let round = 0; round <= ROUNDS; round++) {
			for (const { contestant, id, figures } of round % 2 ? rivals : [...rivals].reverse()) {
				const kept = round ? figures : noFigures();
				await load(stage, contestant, kept);
				await walk(editor, id, contestant, kept);
			}
			stage.say(`  round ${round} of ${ROUNDS}`);
		}
		return toMarkdown(stage, rivals[0].figures, rivals[1].figures);
	} finally {
		await editor.close();
	}
}

function toMarkdown({ date, versions }: Stage, theirs: Figures, mine: Figures): string {
	const rows = Object.entries(MEASURED).map(([name, title]) => {
		const [notions, own] = [theirs, mine].map((figures) => median(figures[name as keyof Figures]));
		return `| ${title} | ${notions.toFixed(0)} | ${own.toFixed(0)} | **${(own / notions).toFixed(2)}** |`;
	});
	return [
		`# The nodes beside n8n's largest one, ${date}`,
		`Loaded by Node, and shown in n8n's editor in Chromium, in turn with n8n's own Notion nodes, ${ROUNDS} rounds; medians. Computing is the processor time of the process or of the page's main thread, which a busy machine does not lengthen. \`npm run bench:editor\` repeats it. The ratio is ours divided by Notion's.`,
		versions,
		['| Milliseconds | Notion | Ours | Ratio |', '| --- | ---: | ---: | ---: |', ...rows].join('\n'),
		'',
	].join('\n\n');
}
