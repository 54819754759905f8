import type { Asked } from './model';
import { ScriptedModel } from './model';
import { isOlderThan } from './older';
import type { Credential, Workflow, WorkflowNode } from './rest';
import type { Scene } from './scene';
import { setScene } from './scene';

const AGENT = 'Agent';

/** What a click on ✨ writes into a field. */
const fromModel = (label: string, type: 'string' | 'number' | 'boolean' | 'json' = 'string') =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${label.replaceAll(' ', '_')}', \`\`, '${type}') }}`;

const locator = (value: string | number) => ({ __rl: true, mode: 'id', value: String(value) });

/** One answer of a tool, as rows. */
const rowsIn = (answer: string) => (JSON.parse(answer) as unknown[]).flat() as Array<Record<string, unknown>>;

describe.each(['responses', 'chat'] as const)("n8n's agent with a model behind the API %s", (api) => {
	let scene: Scene;
	let model: ScriptedModel;
	let openAi: Credential;

	beforeAll(async () => {
		scene = await setScene();
		model = await ScriptedModel.start();
		const data = { apiKey: 'sk-scripted', url: model.url, organizationId: '', header: false };
		openAi = await scene.n8n.createCredential('Scripted', 'openAiApi', data);
	});
	afterEach(async () => await scene.clear());
	afterAll(async () => {
		await model?.stop();
		await scene?.strike();
	});

	const tool = (name: string, parameters: WorkflowNode['parameters']): WorkflowNode => {
		const { id, name: title, type } = scene.credential;
		return {
			...{ id: name, name, type: 'n8n-nodes-gitlab-devops.gitlabTool', typeVersion: 1, position: [400, 300] },
			parameters: { project: locator(scene.project.id), ...parameters },
			credentials: { [type]: { id, name: title } },
		};
	};

	function agentWith(tools: WorkflowNode[]): Workflow {
		const start: WorkflowNode = {
			...{ id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 },
			...{ position: [0, 0], parameters: {} },
		};
		const agent: WorkflowNode = {
			...{
				id: 'agent',
				name: AGENT,
				type: '@n8n/n8n-nodes-langchain.agent',
				typeVersion: 3.1,
				position: [240, 0],
			},
			parameters: { promptType: 'define', text: 'Do what is to be done.', options: { maxIterations: 10 } },
		};
		const chat: WorkflowNode = {
			...{ id: 'model', name: 'Model', type: '@n8n/n8n-nodes-langchain.lmChatOpenAi', typeVersion: 1.3 },
			position: [200, 300],
			parameters: {
				model: { __rl: true, mode: 'id', value: 'scripted' },
				responsesApiEnabled: api === 'responses',
				options: { maxRetries: 0 },
			},
			credentials: { openAiApi: { id: openAi.id, name: openAi.name } },
		};
		const to = (type: string) => ({ [type]: [[{ node: AGENT, type, index: 0 }]] });
		return {
			name: `Agent (${api})`,
			settings: { executionOrder: 'v1' },
			nodes: [start, agent, chat, ...tools],
			connections: {
				Start: to('main'),
				Model: to('ai_languageModel'),
				...Object.fromEntries(tools.map(({ name }) => [name, to('ai_tool')])),
			},
		};
	}

	async function runAgent(tools: WorkflowNode[]) {
		const { id } = await scene.create(agentWith(tools));
		const run = await scene.n8n.run(id, 'Start');
		expect([run.status, run.error]).toEqual(['success', undefined]);
		expect(model.asked.every((asked) => asked.api === api)).toBe(true);
		return String(run.output[AGENT]?.[0]?.output);
	}

	const listTool = () =>
		tool('List merge requests', {
			...{ resource: 'mergeRequest', operation: 'getMany', belongsTo: 'project' },
			filters: { state: 'opened' },
		});
	const hunksTool = () =>
		tool('Read hunks', {
			...{ resource: 'mergeRequest', operation: 'getChanges', changesAs: 'hunks' },
			mergeRequest: { ...locator(''), value: fromModel('Merge Request') },
		});
	const commentTool = (more: WorkflowNode['parameters'] = {}) =>
		tool('Comment', {
			...{ resource: 'comment', operation: 'create', commentOn: 'mergeRequest' },
			mergeRequest: { ...locator(''), value: fromModel('Merge Request') },
			body: fromModel('Comment'),
			...more,
		});

	it('lists open merge requests, reads the hunks of one and puts three comments out as one review', async () => {
		const { gitlab, project } = scene;
		const draft = tool('Draft a comment', {
			...{ resource: 'draftComment', operation: 'create' },
			mergeRequest: { ...locator(''), value: fromModel('Merge Request') },
			body: fromModel('Comment'),
			positionAs: 'position',
			position: fromModel('Position', 'json'),
		});
		const submit = tool('Submit the review', {
			...{ resource: 'mergeRequest', operation: 'submitReview', verdict: 'comment' },
			mergeRequest: { ...locator(''), value: fromModel('Merge Request') },
			summary: fromModel('Summary'),
		});
		let iid = '';
		model.plays(
			[{ tool: 'List_merge_requests', args: {} }],
			({ answers }: Asked) => {
				iid = String(rowsIn(answers[0]).find((row) => row.iid)?.iid);
				return [{ tool: 'Read_hunks', args: { Merge_Request: iid } }];
			},
			({ answers }: Asked) => {
				const hunk = rowsIn(answers[1]).find((row) => row.position);
				const Position = hunk?.position;
				return ['First', 'Second', 'Third'].map((Comment) => ({
					...{ tool: 'Draft_a_comment', args: { Merge_Request: `!${iid}`, Comment, Position } },
				}));
			},
			() => [{ tool: 'Submit_the_review', args: { Merge_Request: iid, Summary: 'Three things.' } }],
			'Reviewed.',
		);
		const said = await runAgent([listTool(), hunksTool(), draft, submit]);
		expect(said).toBe('Reviewed.');
		const told = model.asked[0].tools;
		expect(Object.fromEntries(told.map(({ name, description }) => [name, description]))).toEqual({
			List_merge_requests: 'Get many merge requests in GitLab DevOps',
			Read_hunks: 'Get changes of a merge request in GitLab DevOps',
			Draft_a_comment: 'Create a draft comment in GitLab DevOps',
			Submit_the_review: 'Submit a review of a merge request in GitLab DevOps',
		});
		for (const one of told) expect(Buffer.byteLength(JSON.stringify(one))).toBeLessThan(1_000);
		const request = project.merge_requests.get(Number(iid));
		const written = request?.notes.filter(({ system }) => !system).map(({ body }) => body);
		expect(written?.slice(-4)).toEqual(expect.arrayContaining(['First', 'Second', 'Third', 'Three things.']));
		expect(gitlab.world.mails.at(-1)).toMatchObject({ about: 'review' });
	});

	it('is told what is wrong with its arguments, and recovers', async () => {
		const get = tool('Get issue', {
			...{ resource: 'issue', operation: 'get' },
			issue: { ...locator(''), value: fromModel('Issue') },
		});
		// n8n once ended the execution with a tool that fails, unless the tool is to go on.
		if (isOlderThan('2.41')) get.onError = 'continueRegularOutput';
		model.plays(
			[{ tool: 'Get_issue', args: { Issue: 'the first one' } }],
			[{ tool: 'Get_issue', args: { Issue: '9999' } }],
			({ answers }: Asked) => {
				const nearest = /nearest that exist: #(\d+)/.exec(answers[1])?.[1];
				return [{ tool: 'Get_issue', args: { Issue: `#${nearest}` } }];
			},
			'Found it.',
		);
		expect(await runAgent([get])).toBe('Found it.');
		const [wrong, missing, right] = model.asked.at(-1)?.answers ?? [];
		expect(wrong).toContain("'Issue' is not a valid IID: the first one. It should look like");
		expect(missing).toMatch(/404 .*The nearest that exist: #\d+/);
		expect(rowsIn(right).at(-1)).toHaveProperty('title');
	});

	it('merges nothing by a comment, unless its builder allows that', async () => {
		const { project, gitlab } = scene;
		const request = project.merge_requests.get(1);
		const args = { Merge_Request: '!1', Comment: 'Great work!\r\n\r\n/merge\n' };
		model.plays([{ tool: 'Comment', args }], 'Done.');
		await runAgent([commentTool()]);
		expect(request?.state).toBe('opened');
		expect(request?.notes.at(-1)?.body).toBe('Great work!\n\n\\/merge\n');
		expect(gitlab.world.quickActions).toEqual([]);

		model.plays([{ tool: 'Comment', args: { ...args, Comment: 'Fine.\n\n/label ~bug' } }], 'Done.');
		await runAgent([commentTool({ toolOptions: { runsQuickActions: true } })]);
		expect(gitlab.world.quickActions.map(({ name }) => name)).toEqual(['label']);
	});

	it('gets a hundred of 2,000 issues, and is told that there are more', async () => {
		const { gitlab, project } = scene;
		for (let at = 0; at < 2_000; at += 1)
			gitlab.world.createIssue(project, { title: `Problem number ${at}` });
		const list = tool('List issues', {
			...{ resource: 'issue', operation: 'getMany', belongsTo: 'project' },
			returnAll: fromModel('Return All', 'boolean'),
			limit: fromModel('Limit', 'number'),
			simplify: fromModel('Simplify', 'boolean'),
			filters: { search: fromModel('Search') },
		});
		model.plays(
			[
				{
					tool: 'List_issues',
					args: { Return_All: true, Limit: 10_000, Simplify: false, Search: 'Problem' },
				},
			],
			[{ tool: 'List_issues', args: { Return_All: false, Limit: 5, Simplify: false, Search: 'Unicorn' } }],
			'Done.',
		);
		await runAgent([list]);
		const [answer, nothing] = model.asked.at(-1)?.answers ?? [];
		expect(Buffer.byteLength(answer)).toBeLessThan(30_000);
		const rows = rowsIn(answer);
		expect(rows).toHaveLength(101);
		expect(rows[0].about_this_answer).toContain(
			'there are more. To see others, ask for something narrower by Search.',
		);
		expect(rows.at(-1)).not.toHaveProperty('_links');
		expect(rowsIn(nothing)).toEqual([
			{ about_this_answer: `Nothing was found: Get many issues (Project: ${project.id}, Search: Unicorn).` },
		]);
	});
});
