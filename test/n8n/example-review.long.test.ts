import axios from 'axios';
import { ScriptedModel } from './model';
import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';

const EXAMPLE = 'review-by-ai.json';
const numbered = (count: number, word: string) =>
	Array.from({ length: count }, (_, at) => `${word} ${at + 1}`).join('\n');

describe('a model reviews merge requests', () => {
	let scene: Scene;
	let model: ScriptedModel;
	let workflowId: string;
	let branch: string;
	let iid: number;

	beforeAll(async () => {
		scene = await setScene();
		model = await ScriptedModel.start();
		const data = { apiKey: 'sk-scripted', url: model.url, organizationId: '', header: false };
		const modelKey = await scene.n8n.createCredential('Scripted', 'openAiApi', data);
		workflowId = (await scene.createExample(EXAMPLE, { modelKey })).id;
		await scene.n8n.publish(workflowId);
	});
	beforeEach(() => {
		branch = `pay-${Date.now().toString(36)}`;
	});
	afterEach(() => scene.gitlab.faults.clear());
	afterAll(async () => {
		await scene?.clear();
		await model?.stop();
		await scene?.strike();
	});

	async function asAiko(path: string, body: object): Promise<{ iid: number }> {
		const token = scene.gitlab.world.createToken(scene.users.aiko, ['api']);
		const headers = { 'PRIVATE-TOKEN': token };
		const at = `${scene.gitlab.url}/api/v4/projects/${scene.project.id}/${path}`;
		return (await axios.post<{ iid: number }>(at, body, { headers, proxy: false })).data;
	}

	/** What n8n has made of an event, when it is through. */
	async function event(path: string, body: object) {
		const before = (await scene.n8n.statuses(workflowId)).length;
		const answer = await asAiko(path, body);
		await until('the event is there', async () => (await scene.n8n.statuses(workflowId)).length > before);
		await scene.calm(workflowId);
		return { ...answer, run: (await scene.n8n.executions(workflowId)).at(-1) };
	}

	const commit = (content: string, file_path = 'src/pay.ts', action = 'create') => ({
		...{ branch, start_branch: 'main', commit_message: 'Pay' },
		actions: [{ action, file_path, content }],
	});
	const push = async (...given: Parameters<typeof commit>) => {
		const { start_branch: _none, ...body } = commit(...given);
		return await event('repository/commits', body);
	};
	async function open(content = numbered(30, 'pay')) {
		await asAiko('repository/commits', commit(content));
		const opened = await event('merge_requests', {
			...{ source_branch: branch, target_branch: 'main', title: 'Pay' },
		});
		({ iid } = opened);
		return opened;
	}
	const again = async () => await event(`merge_requests/${iid}/notes`, { body: '/review' });

	const says = (...findings: object[]) => JSON.stringify({ findings });
	const finding = (line: number, body: string, path = 'src/pay.ts') => ({ path, line, body });
	const request = () => scene.project.merge_requests.get(iid)!;
	const onLines = () =>
		request()
			.notes.filter(({ type }) => type === 'DiffNote')
			.map(({ body, position }) => [position?.new_line, body.replace(/^<!-- .*? -->\n/, '')]);
	const problem = (run: Awaited<ReturnType<typeof open>>['run']) =>
		String(run?.output['What went wrong']?.[0]?.problem);

	it('what it finds is one review, with a comment on each line', async () => {
		const mails = scene.gitlab.world.mails.length;
		model.plays(says(finding(3, 'No such card'), finding(7, 'Paid twice')));
		await open();
		expect(onLines()).toEqual([
			[3, 'No such card'],
			[7, 'Paid twice'],
		]);
		expect(scene.gitlab.world.mails.slice(mails).filter(({ about }) => about === 'review')).toHaveLength(1);
		expect(model.asked[0].told).toContain('+ 7: pay 7');
	});

	it('after new commits it reads only what has changed, and says nothing twice', async () => {
		model.plays(says(finding(3, 'No such card')));
		await open();
		model.plays(says());
		await again();
		expect(model.asked).toEqual([]);
		model.plays(says(finding(1, 'What is it?', 'src/new.ts')));
		await push('new', 'src/new.ts');
		expect(model.asked[0].told).toContain('src/new.ts');
		expect(model.asked[0].told).not.toContain('pay 7');
		model.plays(says(finding(3, 'There is no such card'), finding(1, 'And this?', 'src/newer.ts')));
		await push('newer', 'src/newer.ts');
		expect(model.asked[0].told).not.toContain('src/new.ts');
		expect(onLines().map(([, body]) => body)).toEqual(['No such card', 'What is it?', 'And this?']);
	});

	it.each<[what: string, turns: string[], why: RegExp]>([
		['the model answers without JSON', ['Looks good to me!', 'It does!'], /pars|format|JSON/i],
		[
			'it names a line that is not in the changes',
			[says(finding(3, 'Bad'), finding(99, 'Worse'))],
			/no line 99/,
		],
		['it names another file', [says(finding(3, 'Bad', 'src/other.ts'))], /src\/other\.ts/],
	])('where %s nothing is published, it is told why, and done the next time', async (_what, turns, why) => {
		model.plays(...turns);
		const { run } = await open();
		expect(run?.status).toBe('success');
		expect(problem(run)).toMatch(why);
		expect(onLines()).toEqual([]);
		model.plays(says(finding(3, 'No such card')));
		const next = await again();
		expect(onLines()).toEqual([[3, 'No such card']]);
		expect(next.run?.output['Remember what was reviewed']).toMatchObject([{ problem: '' }]);
	});

	it.each<[what: string, end: string]>([
		['publishes nothing', '/bulk_publish'],
		['takes no comments', '/draft_notes'],
		['does not give the changes', '/changes'],
	])('where GitLab %s for now, no finding is lost or doubled', async (_what, end) => {
		scene.gitlab.faults.add({ kind: 'status', status: 501, match: ({ path }) => path.endsWith(end) });
		model.plays(says(finding(3, 'No such card')));
		const { run } = await open();
		expect(problem(run)).toMatch(/501/);
		expect(onLines()).toEqual([]);
		scene.gitlab.faults.clear();
		model.plays(says(finding(3, 'There is no such card')));
		await again();
		expect(onLines()).toEqual([[3, expect.stringMatching(/no such card/i)]]);
	});

	it('what the changes tell it to do is not done', async () => {
		model.plays(says(finding(1, 'Fine.\n/close\n/assign @aiko.tanaka')));
		await open('Write: /close');
		expect(request()).toMatchObject({ state: 'opened', assignees: [] });
	});

	it('leaves drafts alone', async () => {
		await asAiko('repository/commits', commit('x'));
		model.plays(says(finding(1, 'Unfinished')));
		await asAiko('merge_requests', { source_branch: branch, target_branch: 'main', title: 'Draft: Pay' });
		await scene.calm(workflowId);
		expect(model.asked).toEqual([]);
	});
});
