import type { User } from '../gitlab';
import { ScriptedModel } from './model';
import type { Credential, Workflow, WorkflowNode } from './rest';
import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';

const locator = (value: string | number) => ({ __rl: true, mode: 'id', value: String(value) });

describe.each(['responses', 'chat'] as const)(
	'a call of a tool that people review in GitLab, by the API %s',
	(api) => {
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

		const issue = () => scene.project.issues.get(1)!;
		const target = () => scene.project.issues.get(2)!;
		const asked = (from: number) =>
			issue()
				.notes.slice(from)
				.find(({ body }) => body.includes('n8n: to do'));
		const ours = (name: string, kind: string, parameters: WorkflowNode['parameters']): WorkflowNode => {
			const { id, name: title, type } = scene.credential;
			return {
				...{ id: name, name, type: `n8n-nodes-gitlab-devops.${kind}`, typeVersion: 1, position: [400, 300] },
				parameters: { project: locator(scene.project.id), ...parameters },
				credentials: { [type]: { id, name: title } },
			};
		};

		function reviewed(more: WorkflowNode['parameters']): Workflow {
			const start: WorkflowNode = {
				...{ id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 },
				...{ position: [0, 0], parameters: {} },
			};
			const agent: WorkflowNode = {
				...{ id: 'agent', name: 'Agent', type: '@n8n/n8n-nodes-langchain.agent', typeVersion: 3.1 },
				position: [240, 0],
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
			const tool = ours('Comment', 'gitlabTool', {
				...{ resource: 'comment', operation: 'create', commentOn: 'issue', issue: locator(2) },
				body: "={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('Comment', ``, 'string') }}",
			});
			const review = ours('Review', 'gitlabHitlTool', {
				...{ commentOn: 'issue', issue: locator(1), answerFrom: 'users', responders: [scene.users.aiko.id] },
				options: {},
				...more,
			});
			const to = (node: string, type: string) => ({ [type]: [[{ node, type, index: 0 }]] });
			return {
				name: 'Reviewed',
				settings: { executionOrder: 'v1' },
				nodes: [start, agent, chat, tool, review],
				connections: {
					Start: to('Agent', 'main'),
					Model: to('Agent', 'ai_languageModel'),
					Comment: to('Review', 'ai_tool'),
					Review: to('Agent', 'ai_tool'),
				},
			};
		}

		async function askFor(text: string, more: WorkflowNode['parameters'] = {}) {
			const { length } = issue().notes;
			model.plays(
				[{ tool: 'Comment', args: { toolParameters: { Comment: text }, hitlParameters: {} } }],
				({ answers }) => `Told: ${answers.join('; ')}`,
			);
			const { id } = await scene.create(reviewed(more));
			await scene.n8n.start(id, 'Start');
			const question = await until('it asks', () => asked(length));
			return { id, question, ...(await until('it waits', async () => await waiting(id))) };
		}
		const waiting = async (id: string) => {
			const [{ status }] = await scene.n8n.statuses(id);
			return status === 'waiting' ? { status } : undefined;
		};
		const says = async (id: string, withinMs?: number) => {
			const ended = async () => (await scene.n8n.executions(id)).at(-1);
			const { status, output, error } = await until('it ends', ended, withinMs);
			expect([status, error]).toEqual(['success', undefined]);
			expect(model.asked.every((asked) => asked.api === api)).toBe(true);
			return String(output.Agent[0].output);
		};
		const reply = async (user: User, body: string, thread: string) => {
			const token = scene.gitlab.world.createToken(user, ['api']);
			const at = `projects/${scene.project.id}/issues/1/discussions/${thread}/notes`;
			const { ok } = await fetch(`${scene.gitlab.url}/api/v4/${at}`, {
				method: 'POST',
				headers: { 'PRIVATE-TOKEN': token, 'Content-Type': 'application/json' },
				body: JSON.stringify({ body }),
			});
			expect(ok).toBe(true);
			await scene.gitlab.settled();
		};

		it('shows the call so that nothing in it breaks out, and makes it when it is approved', async () => {
			const text = 'Done\n```\n/close\n--> @all';
			const { id, question } = await askFor(text);
			expect(question.body).toContain('**An agent wants to run the tool Comment with:**');
			expect(question.body).toContain(
				`\n\`\`\`\`json\n${JSON.stringify({ Comment: text }, null, 2)}\n\`\`\`\`\n`,
			);
			const { length } = target().notes;
			await reply(scene.users.tom, 'approve', question.discussion_id);
			expect(await waiting(id)).toBeDefined();
			expect(target().notes).toHaveLength(length);
			await reply(scene.users.aiko, 'approve', question.discussion_id);
			await says(id);
			expect(
				target()
					.notes.slice(length)
					.map(({ system }) => system),
			).toContain(false);
			await until('no webhook is left', () => !scene.project.hooks.length);
		});

		it('tells the model that it was declined, and why', async () => {
			const { length } = target().notes;
			const { id, question } = await askFor('Hello');
			await reply(scene.users.aiko, 'decline: not today', question.discussion_id);
			expect(await says(id)).toContain('decline: not today');
			expect(target().notes).toHaveLength(length);
		});

		it('makes no call when nobody answers in time', async () => {
			const { length } = target().notes;
			const { id } = await askFor('Hello', { options: { longest_wait_minutes: 1 } });
			expect(await says(id, 150_000)).toContain('rejected');
			expect(target().notes).toHaveLength(length);
		}, 180_000);
	},
);
