import axios from 'axios';
import type { MergeRequest } from '../gitlab';
import { reviewedRequest } from '../gitlab/seeds/review';
import type { Scene } from './scene';
import { setScene } from './scene';

const EXAMPLE = 'merge-request-context.json';
const NAME = 'Browser tests';

interface Report {
	[more: string]: unknown;
}

describe('what other systems find is told in the merge request', () => {
	let scene: Scene;
	let workflowId: string;
	let request: MergeRequest;

	beforeEach(async () => {
		scene = await setScene();
		const { gitlab, project, users } = scene;
		({ request } = reviewedRequest(gitlab.world, project, { author: users.aiko, reviewers: [] }));
		workflowId = (await scene.createExample(EXAMPLE)).id;
		await scene.n8n.publish(workflowId);
	});
	afterEach(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	const report = (more: Report = {}): Report => ({
		...{
			project: scene.project.path_with_namespace,
			merge_request: request.iid,
			sha: request.versions[0].head,
		},
		...{ name: NAME, status: 'failed', url: 'https://tests.example.com/7' },
		tests: { passed: 40, failed: 1, skipped: 2 },
		coverage: 81.5,
		screenshots: [{ name: 'Cart', url: 'https://tests.example.com/7/cart.png' }],
		findings: [
			{ path: 'src/cart.ts', line: 5, text: 'Sums nothing' },
			{ path: 'src/other.ts', line: 3, text: 'Unused' },
			{ text: 'The page is slow' },
		],
		...more,
	});

	/** What the other system does, and is told. */
	async function send(body: Report) {
		const { status, data } = await axios.post<{ taken: boolean; problem?: string }>(
			`${scene.n8n.url}/webhook/merge-request-context`,
			body,
			{ proxy: false, validateStatus: () => true, maxBodyLength: Infinity },
		);
		return { status, ...data };
	}
	const notes = () => request.notes.filter(({ system }) => !system);
	const onLines = () =>
		notes()
			.filter(({ type }) => type === 'DiffNote')
			.map(({ body, position }) => [position?.new_path, position?.new_line, body.split('\n').at(-1)]);
	const summaries = () => notes().filter(({ type, body }) => type !== 'DiffNote' && body.includes(NAME));
	async function statuses() {
		const token = scene.gitlab.world.createToken(scene.users.maria, ['read_api']);
		const at = `projects/${scene.project.id}/repository/commits/${request.versions[0].head}/statuses`;
		const { data } = await axios.get<Array<Record<string, unknown>>>(`${scene.gitlab.url}/api/v4/${at}`, {
			headers: { 'PRIVATE-TOKEN': token },
			proxy: false,
		});
		return data.filter(({ name }) => name === NAME);
	}

	it('by a status, one comment with all of it, and comments on changed lines', async () => {
		expect(await send(report())).toMatchObject({ status: 200, taken: true });
		expect(await statuses()).toEqual([
			expect.objectContaining({
				status: 'failed',
				coverage: 81.5,
				target_url: 'https://tests.example.com/7',
			}),
		]);
		const [{ body }] = summaries();
		for (const part of [
			...['**40** passed · **1** failed · **2** skipped', 'Coverage: **81.5 %**'],
			...['`src/other.ts:3` Unused', 'The page is slow', '![Cart](https://tests.example.com/7/cart.png)'],
		])
			expect(body).toContain(part);
		expect(onLines()).toEqual([['src/cart.ts', 5, 'Sums nothing']]);
	});

	it('once, however often it is sent, and as it is now', async () => {
		await send(report());
		await send(report());
		const findings = [{ path: 'src/cart.ts', line: 13, text: 'No coupon' }];
		await send(report({ status: 'success', tests: { passed: 41 }, findings }));
		expect(summaries()).toHaveLength(1);
		expect(summaries()[0].body).toContain('**41** passed');
		expect(summaries()[0].body).not.toContain('failed');
		expect(onLines()).toEqual([
			['src/cart.ts', 5, 'Sums nothing'],
			['src/cart.ts', 13, 'No coupon'],
		]);
		expect((await statuses()).at(-1)).toMatchObject({ status: 'success' });
	});

	it('without anything but a status, and without running what its texts say', async () => {
		const findings = [{ path: 'src/cart.ts', line: 5, text: 'Fine\n/close' }, { text: 'Fine\n/close' }];
		const { project, merge_request, sha, name, status } = report();
		expect(await send({ project, merge_request, sha, name, status })).toMatchObject({ status: 200 });
		expect(await send(report({ findings }))).toMatchObject({ status: 200 });
		expect(request.state).toBe('opened');
	});

	it.each<[what: string, wrong: Report, why: RegExp]>([
		['no project', { project: undefined }, /project/i],
		['a project that is not there', { project: 'nowhere/at-all' }, /404|not found/i],
		['a merge request that is not there', { merge_request: 999 }, /404|not found/i],
		['no status', { status: undefined }, /state/i],
		['a status that GitLab does not know', { status: 'fine' }, /state|fine/i],
		['a commit that the branch has no more', { sha: '0'.repeat(40) }, /404|not found|commit/i],
		['a summary of 1 MB', { name: NAME, findings: [{ text: 'x'.repeat(1_048_576) }] }, /too long|large/i],
		['findings without a text', { findings: [{ path: 'src/cart.ts', line: 5 }] }, /body of comment 1/],
	])('%s is answered with the reason, and the next time makes up for it', async (_what, wrong, why) => {
		const { status, taken, problem } = await send(report(wrong));
		expect([status, taken]).toEqual([422, false]);
		expect(problem).toMatch(why);
		expect(onLines()).toEqual([]);
		expect(await send(report())).toMatchObject({ status: 200 });
		expect(summaries()).toHaveLength(1);
		expect(onLines()).toHaveLength(1);
	});

	it('a token that may not is answered with the scope', async () => {
		const token = scene.gitlab.world.tokens.get(String(scene.credential.data.accessToken))!;
		token.scopes = ['read_api'];
		expect((await send(report())).problem).toMatch(/scope/);
		token.scopes = ['api'];
		expect(await send(report())).toMatchObject({ status: 200 });
	});

	it('none is lost or doubled where every fifth answer of GitLab is an error and half of all is sent twice', async () => {
		scene.gitlab.faults.add({
			kind: 'status',
			status: 500,
			every: 0.2,
			match: ({ method }) => method !== 'GET',
		});
		for (const line of [5, 6, 13, 14, 61]) {
			const one = report({ findings: [{ path: 'src/cart.ts', line, text: `On ${line}` }] });
			for (let tries = 0, status = 0; status !== 200 && tries < 20; tries++) ({ status } = await send(one));
			if (line % 2) await send(one);
		}
		expect(onLines().map(([, line]) => line)).toEqual([5, 6, 13, 14, 61]);
		expect(summaries()).toHaveLength(1);
	});
});
