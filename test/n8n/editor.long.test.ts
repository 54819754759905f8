import { Editor } from './browser';
import type { Workflow } from './rest';
import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';
import { startedByHand, triggerAlone } from './workflows';

function getManyIssues({ credential, project }: Scene): Workflow {
	const parameters = {
		resource: 'issue',
		operation: 'getMany',
		project: { __rl: true, mode: 'list', value: String(project.id), cachedResultName: 'Acme / Website' },
	};
	return startedByHand('All issues', {
		id: 'issues',
		name: 'GitLab DevOps',
		type: 'n8n-nodes-gitlab-devops.gitlab',
		typeVersion: 1,
		position: [240, 0],
		parameters,
		credentials: { [credential.type]: { id: credential.id, name: credential.name } },
	});
}

describe("the nodes in n8n's editor, in a browser", () => {
	let scene: Scene;
	let editor: Editor;

	beforeAll(async () => {
		scene = await setScene();
		editor = await Editor.open(scene.n8n.url);
	});
	afterEach(async () => await scene.clear());
	afterAll(async () => {
		await editor?.close();
		await scene?.strike();
	});

	it('shows the example workflow without a complaint', async () => {
		const { id } = await scene.createExample('label-and-answer-merge-requests.json');
		await editor.openWorkflow(id);
		expect(await editor.page.getByTestId('node-issues').count()).toBe(0);
		await editor.picture('workflow');
		await editor.page.emulateMedia({ colorScheme: 'dark' });
		await editor.picture('workflow-dark');
		await editor.page.emulateMedia({ colorScheme: 'light' });
	});

	it('shows what the trigger asks for', async () => {
		const { id } = await scene.createExample('label-and-answer-merge-requests.json');
		await editor.openWorkflow(id);
		await editor.openNode('Merge request or comment');
		const panel = await editor.page.getByTestId('ndv').innerText();
		for (const label of ['Project', 'Trigger On', 'Comments On']) expect(panel).toContain(label);
		await editor.picture('trigger');
		await editor.closeNode();
	});

	it('offers the filters that fit the chosen events, and has an output for each event on request', async () => {
		const example = scene.filledIn('label-and-answer-merge-requests.json');
		const { id } = await scene.create(triggerAlone(example, { options: { outputPerEvent: true } }));
		await editor.openWorkflow(id);
		const labels = editor.page.getByTestId('canvas-node-output-handle');
		await labels.nth(1).waitFor();
		const texts = (await labels.allInnerTexts()).map((text) => text.trim());
		expect(texts).toEqual(['Merge Request', 'Comments']);
		await editor.picture('outputs');
		await editor.openNode('Merge request or comment');
		await editor.page.getByPlaceholder('Add Filter').click();
		await editor.page.getByRole('option', { name: 'Not By' }).waitFor();
		const offered = await editor.page.getByRole('option').allInnerTexts();
		expect(offered).toEqual(expect.arrayContaining(['Comment Command', 'Not By', 'Target Branches']));
		expect(offered).not.toEqual(expect.arrayContaining(['Pipeline Statuses']));
		await editor.picture('filters');
	});

	it('adds a project to a trigger in several, chosen from the list', async () => {
		const example = scene.filledIn('label-and-answer-merge-requests.json');
		const { id } = await scene.create(triggerAlone(example, { place: 'projects', projects: {} }));
		await editor.openWorkflow(id);
		await editor.openNode('Merge request or comment');
		await editor.picture('no-projects');
		await editor.page.getByRole('button', { name: 'Add Project' }).click();
		await editor.openList('project');
		expect(await editor.entries(2)).toEqual(
			expect.arrayContaining(['Acme / Website', 'Acme / Platform / API']),
		);
		await editor.picture('several-projects-list');
		await editor.choose('Acme / Website');
		expect(await editor.chosen('project')).toBe('Acme / Website');
		await editor.picture('several-projects');
		await editor.closeNode();
	});

	it('listens for a test event and shows what comes', async () => {
		const example = scene.filledIn('label-and-answer-merge-requests.json');
		await editor.openWorkflow((await scene.create(triggerAlone(example))).id);
		await editor.openNode('Merge request or comment');
		await editor.picture('trigger-before');
		await editor.listen();
		await editor.picture('listening');
		expect(scene.project.hooks).toHaveLength(1);
		await scene.colleague.open('Seen in the editor');
		const output = editor.page.getByTestId('output-panel');
		await output.getByText('Seen in the editor').first().waitFor();
		await editor.picture('test-event');
		await until('no webhook is left', () => scene.project.hooks.length === 0);
		await editor.closeNode();
	});

	it('leaves no webhook behind after a click on Stop Listening', async () => {
		const example = scene.filledIn('label-and-answer-merge-requests.json');
		await editor.openWorkflow((await scene.create(triggerAlone(example))).id);
		await editor.openNode('Merge request or comment');
		await editor.listen();
		expect(scene.project.hooks).toHaveLength(1);
		await editor.page.getByRole('button', { name: 'Stop Listening' }).first().click();
		await until('no webhook is left', () => scene.project.hooks.length === 0);
		await editor.page.getByTestId('trigger-listening').waitFor({ state: 'detached' });
		await editor.picture('stopped');
		await editor.closeNode();
	});

	it('fills the list of projects and finds one by what is typed', async () => {
		await editor.openWorkflow((await scene.create(getManyIssues(scene))).id);
		await editor.openNode('GitLab DevOps');
		await editor.openList('project');
		expect(await editor.entries(2)).toEqual(
			expect.arrayContaining(['Acme / Website', 'Acme / Platform / API']),
		);
		await editor.picture('projects');
		await editor.typeIntoList('web');
		expect(await editor.entries(1)).toEqual(['Acme / Website']);
		// While the list is open, older n8n does not close the panel.
		await editor.choose('Acme / Website');
		await editor.closeNode();
	});

	it('runs an operation from its panel and shows the simplified rows', async () => {
		const { id } = await scene.create(getManyIssues(scene));
		await editor.openWorkflow(id);
		await editor.openNode('GitLab DevOps');
		await editor.page.getByTestId('node-execute-button').click();
		const output = editor.page.getByTestId('output-panel');
		await output.getByText('16 items').waitFor();
		await output.getByText('due_date').first().waitFor();
		await editor.picture('issues');
		await editor.closeNode();
	});

	it('is found in the list of nodes, with its actions', async () => {
		await editor.openWorkflow((await scene.create(getManyIssues(scene))).id);
		await editor.page.getByTestId('node-creator-plus-button').click();
		await editor.page.getByTestId('node-creator-search-bar').fill('merge request');
		const found = editor.page.getByTestId('node-creator-item-name').filter({ hasText: 'GitLab DevOps' });
		await found.first().click();
		const actions = editor.page.getByTestId('node-creator');
		await actions.getByText('Get many issues').first().waitFor();
		await editor.picture('actions');
	});

	it('shows the fields of every resource, without a complaint of the browser', async () => {
		await editor.openWorkflow((await scene.create(getManyIssues(scene))).id);
		await editor.openNode('GitLab DevOps');
		// Before, n8n speaks of the workflows of other tests, which are gone.
		const said = editor.complaints();
		// The last one is n8n's own, for nodes that lack something.
		const resources = (await editor.choices('resource')).filter((name) => name !== 'Custom API Call');
		expect(resources.length).toBeGreaterThan(40);
		await editor.take('Issue');
		for (const resource of resources) {
			await editor.select('resource', resource);
			await editor.page.getByTestId('parameter-input-operation').waitFor();
			expect(await editor.page.getByTestId('ndv').innerText()).toContain('Request Options');
			await editor.picture(`resource-${resource.toLowerCase().replace(/\W+/g, '-')}`);
		}
		expect(said).toEqual([]);
	}, 240_000);
});
