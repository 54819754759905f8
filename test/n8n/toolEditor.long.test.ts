import { Editor } from './browser';
import type { SavedWorkflow, Workflow } from './rest';
import type { Scene } from './scene';
import { setScene } from './scene';

/** As n8n names a tool by its operation. */
const NAME = 'Get an issue in GitLab DevOps';
const REVIEW = 'Ask a person';

function agentWithTool({ credential, project }: Scene): Workflow {
	const position = (x: number, y: number): [number, number] => [x, y];
	const { id, name, type } = credential;
	return {
		name: 'Agent',
		settings: { executionOrder: 'v1' },
		nodes: [
			{
				...{ id: 'agent', name: 'Agent', type: '@n8n/n8n-nodes-langchain.agent', typeVersion: 3.1 },
				...{ position: position(0, 0), parameters: { promptType: 'define', text: 'Read the issue.' } },
			},
			{
				...{ id: 'tool', name: NAME, type: 'n8n-nodes-gitlab-devops.gitlabTool', typeVersion: 1 },
				position: position(200, 260),
				parameters: {
					...{ resource: 'issue', operation: 'get' },
					project: {
						__rl: true,
						mode: 'list',
						value: String(project.id),
						cachedResultName: 'Acme / Website',
					},
				},
				credentials: { [type]: { id, name } },
			},
		],
		connections: { [NAME]: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] } },
	};
}

/** The same with a person's yes between the agent and a tool that comments. */
function reviewedAgent(scene: Scene): Workflow {
	const { nodes, ...workflow } = agentWithTool(scene);
	const [agent, tool] = nodes;
	const { project } = tool.parameters;
	const comment = {
		...tool,
		...{ id: 'comment', name: 'Comment on an issue' },
		position: [240, 440] as [number, number],
		parameters: {
			...{ resource: 'comment', operation: 'create', commentOn: 'issue', project },
			issue: { __rl: true, mode: 'id', value: fromModel('Issue') },
			body: fromModel('Comment'),
		},
	};
	const review = {
		...tool,
		...{ id: 'review', name: REVIEW, type: 'n8n-nodes-gitlab-devops.gitlabHitlTool' },
		position: [160, 220] as [number, number],
		parameters: {
			...{ commentOn: 'issue', project, issue: { __rl: true, mode: 'id', value: '1' } },
			...{ answerFrom: 'users', responders: [String(scene.users.aiko.id)], options: {} },
		},
	};
	const to = (node: string) => ({ ai_tool: [[{ node, type: 'ai_tool', index: 0 }]] });
	const connections = { [comment.name]: to(REVIEW), [REVIEW]: to(agent.name) };
	return { ...workflow, name: 'Reviewed', nodes: [agent, comment, review], connections };
}

/** What a click on ✨ writes. */
const fromModel = (label: string) =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${label}', \`\`, 'string') }}`;

describe("the tool in n8n's editor, in a browser", () => {
	let scene: Scene;
	let editor: Editor;
	let workflow: SavedWorkflow;

	beforeAll(async () => {
		scene = await setScene();
		editor = await Editor.open(scene.n8n.url);
		workflow = await scene.create(agentWithTool(scene));
		await editor.openWorkflow(workflow.id);
	});
	afterAll(async () => {
		await editor?.close();
		await scene?.clear();
		await scene?.strike();
	});

	it('shows what the builder sets, and lets the model fill an issue by a click', async () => {
		await editor.openNode(NAME);
		const panel = editor.page.getByTestId('ndv');
		for (const label of ['Tool Description', 'Resource', 'Operation', 'Tool Options'])
			await panel.getByText(label, { exact: true }).first().waitFor();
		await editor.picture('tool-panel');
		const issue = editor.page
			.locator('[data-test-id="parameter-item"], .parameter-item')
			.filter({ hasText: 'Issue' })
			.last();
		await issue.hover();
		await issue.getByTestId('from-ai-override-button').first().click();
		await editor.page.getByTestId('fromAI-override-field').first().waitFor();
		await editor.picture('tool-model-fills-locator');
	});

	it('offers no expression and no model for what a tool may do', async () => {
		await editor.page.locator('input[placeholder="Add Option"]').last().click();
		await editor.page.locator('.el-select-dropdown:visible li').filter({ hasText: 'Most Rows' }).click();
		const rows = editor.page.getByTestId('parameter-input-mostRows');
		await rows.waitFor();
		await editor.picture('tool-options');
		const all = await editor.page.getByTestId('from-ai-override-button').count();
		expect(all).toBe(1);
	});

	it('says in its name what the chosen operation does, and that it cannot be undone', async () => {
		await editor.choices('operation');
		await editor.picture('tool-operations');
		await editor.take('Delete');
		const deletes = 'Delete an issue (cannot be undone) in GitLab DevOps';
		// What n8n measures the name by holds all of it, where there is no room to show that.
		await editor.page.getByTestId('ndv').getByText(deletes).first().waitFor({ state: 'attached' });
		await editor.picture('tool-deletes');
	});

	it('shows who may answer, and on what, where a person reviews the calls', async () => {
		const { id } = await scene.create(reviewedAgent(scene));
		await editor.openWorkflow(id);
		await editor.showAll();
		await editor.picture('human-review-canvas');
		await editor.openNode(REVIEW);
		const panel = editor.page.getByTestId('ndv');
		for (const label of ['Comment On', 'Project', 'Issue', 'Message', 'Who May Answer'])
			await panel.getByText(label, { exact: true }).first().waitFor();
		expect(await panel.getByText('Operation', { exact: true }).count()).toBe(0);
		await panel.getByText(scene.users.aiko.name).first().waitFor();
		await editor.picture('human-review-panel');
	});
});
