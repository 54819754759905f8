import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { exampleNames, readExample } from './example';
import type { WorkflowNode } from './rest';
import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';

/** What each example needs to happen, and what must then be seen in GitLab. The main one has a file of its own. */
const plays: Record<string, (scene: Scene, workflowId: string) => Promise<void>> = {
	async 'triage-new-issues.json'(scene, workflowId) {
		const { gitlab, project, n8n } = scene;
		const add = (title: string, labels: string[] = []) =>
			gitlab.world.createIssue(project, { title, labels });
		const [crash, question, plain] = ['The shop crashes', 'How do I pay?', 'Blue buttons'].map((title) =>
			add(title),
		);
		const labelled = add('An error with a label', ['design']);
		const run = await n8n.run(workflowId, 'Every weekday at 8:00');
		expect(run).toMatchObject({ status: 'success' });
		const labels = [crash, question, plain, labelled].map((issue) => issue.labels.map(({ name }) => name));
		expect(labels).toEqual([['bug'], ['question'], ['needs triage'], ['design']]);
	},

	async 'keep-a-checklist-on-merge-requests.json'(scene, workflowId) {
		await scene.n8n.publish(workflowId);
		const { iid } = await scene.colleague.open('Draft: Faster search');
		const checklist = async () => (await scene.colleague.comments(iid)).at(-1) ?? '';
		await until('the checklist is there', async () => (await checklist()).includes('- [ ] It is no draft'));
		await scene.colleague.change(iid, { title: 'Faster search', description: 'Uses an index.' });
		await until('the checklist is rewritten', async () =>
			(await checklist()).includes('- [x] It is no draft'),
		);
		expect(await checklist()).toContain('- [x] It has a description');
		expect(await scene.colleague.comments(iid)).toHaveLength(1);
	},

	async 'daily-digest-of-open-merge-requests.json'(scene, workflowId) {
		const { project, n8n } = scene;
		const run = await n8n.run(workflowId, 'Every weekday at 9:00');
		expect(run).toMatchObject({ status: 'success' });
		const digest = [...project.issues.values()].at(-1);
		expect(digest?.title).toMatch(/^Open merge requests on \d{4}-\d\d-\d\d$/);
		const open = [...project.merge_requests.values()].filter(({ state }) => state === 'opened');
		const lines = digest?.description?.split('\n').filter((line) => line.startsWith('- '));
		expect(lines).toEqual(open.map(({ iid, title }) => expect.stringContaining(`!${iid} ${title}`)));
	},
};

const root = path.resolve(__dirname, '../..');
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');
const ownFiles = readdirSync(__dirname)
	.filter((file) => /example.*\.test\.ts$/.test(file) && file !== path.basename(__filename))
	.map((file) => readFileSync(path.join(__dirname, file), 'utf8'));

const MOST_NODES = 12;
const MOST_NODES_IN_HALF = 8;
const MOST_TO_FILL_IN = 3;

const isNote = ({ type }: WorkflowNode) => type.endsWith('.stickyNote');
const worksIn = (file: string) => readExample(file).nodes.filter((node) => !isNote(node));

describe('the example workflows', () => {
	let scene: Scene;

	beforeAll(async () => {
		scene = await setScene();
	});
	afterEach(async () => await scene.clear());
	afterAll(async () => await scene?.strike());

	it('are all tried, here or in a file of their own', () => {
		const untried = exampleNames().filter(
			(file) => !(file in plays) && !ownFiles.some((text) => text.includes(`'${file}'`)),
		);
		expect(untried).toEqual([]);
	});

	it.each(exampleNames())('%s explains itself and carries nothing of its author', (file) => {
		const workflow = readExample(file);
		const [readMe] = workflow.nodes.filter(isNote);
		const [, fields = ''] = String(readMe.parameters.content).split('**To fill in**');
		const [listed] = fields.trim().split('\n\n');
		expect(listed.split('\n')).toEqual(
			listed.split('\n').map((_, at) => expect.stringMatching(`^${at + 1}\\. `)),
		);
		expect(listed.split('\n').length).toBeLessThanOrEqual(MOST_TO_FILL_IN);
		expect(workflow.nodes.filter(({ credentials }) => credentials)).toEqual([]);
		expect(workflow).not.toHaveProperty('active');
	});

	it.each(exampleNames())('%s is small, and no code in it does what a node could do', (file) => {
		expect(worksIn(file).length).toBeLessThanOrEqual(MOST_NODES);
		expect(worksIn(file).filter(({ type }) => type.endsWith('.code'))).toEqual([]);
	});

	it('are small, half of them at least', () => {
		const sizes = exampleNames().map((file) => worksIn(file).length);
		const median = sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)];
		expect(median).toBeLessThanOrEqual(MOST_NODES_IN_HALF);
	});

	it('use what their nodes have', async () => {
		const nodes = exampleNames().flatMap((file) => readExample(file).nodes);
		for (const type of new Set(nodes.map((node) => node.type))) {
			const { properties } = await scene.n8n.nodeType(type);
			const known = properties.map((property) => (property as { name: string }).name);
			const used = nodes.filter((node) => node.type === type).flatMap((node) => Object.keys(node.parameters));
			expect(known).toEqual(expect.arrayContaining(used));
		}
	});

	it.each(exampleNames())('%s has a page with its picture, and a card in the README', (file) => {
		const name = file.replace('.json', '');
		expect(textOf('README.md')).toContain(`(docs/examples/${name}.md)`);
		const page = textOf(`docs/examples/${name}.md`);
		expect(page).toContain(`(../../examples/${file})`);
		expect(page).toContain(`(${name}.png)`);
		expect(page).toMatch(/## To fill in\n[^#]*scope/);
		expect(page).toMatch(/## To change it\n/);
		expect(readdirSync(path.join(root, 'docs/examples'))).toContain(`${name}.png`);
	});

	it.each(Object.keys(plays))('%s does what it says', async (file) => {
		const { id } = await scene.createExample(file);
		await plays[file](scene, id);
		await scene.calm(id);
		const failed = (await scene.n8n.executions(id)).filter(({ status }) => status !== 'success');
		expect(failed).toEqual([]);
	});
});
