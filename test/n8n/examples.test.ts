import { exampleNames, readExample } from './example';
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

const ownFile = 'label-and-answer-merge-requests.json';

describe('the example workflows', () => {
	let scene: Scene;

	beforeAll(async () => {
		scene = await setScene();
	});
	afterEach(async () => await scene.clear());
	afterAll(async () => await scene?.strike());

	it('are all tried here', () => {
		expect(exampleNames().sort()).toEqual([...Object.keys(plays), ownFile].sort());
	});

	it.each(exampleNames())('%s explains itself and carries nothing of its author', (file) => {
		const { nodes } = readExample(file);
		const [readMe] = nodes.filter(({ type }) => type.endsWith('stickyNote'));
		expect(readMe.parameters.content).toMatch(/To fill in/);
		expect(nodes.filter(({ credentials }) => credentials)).toEqual([]);
	});

	it.each(Object.keys(plays))('%s does what it says', async (file) => {
		const { id } = await scene.createExample(file);
		await plays[file](scene, id);
		await scene.calm(id);
		const failed = (await scene.n8n.executions(id)).filter(({ status }) => status !== 'success');
		expect(failed).toEqual([]);
	});
});
