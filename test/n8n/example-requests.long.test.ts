import axios from 'axios';
import type { Issue, Project } from '../gitlab';
import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';

const EXAMPLE = 'requests-to-issues.json';
const dayOf = (number: number) => new Date(Date.UTC(2026, 2, number)).toISOString();

interface Change {
	id: string;
	changed_at: string;
	[more: string]: unknown;
}

describe('requests of another system become issues', () => {
	let scene: Scene;
	let workflowId: string;
	let number = 0;

	beforeAll(async () => {
		scene = await setScene();
	});
	beforeEach(async () => {
		number += 1;
		workflowId = (await scene.createExample(EXAMPLE)).id;
		await scene.n8n.publish(workflowId);
	});
	afterEach(async () => {
		scene.gitlab.faults.clear();
		await scene.clear();
	});
	afterAll(async () => await scene?.strike());

	const request = (more: Partial<Change> = {}): Change => ({
		id: `R-${number}`,
		changed_at: dayOf(1),
		project_url: `${scene.gitlab.url}/${scene.project.path_with_namespace}`,
		title: `Review of component ${number}`,
		description: 'Which licence is it?',
		priority: 'high',
		status: 'open',
		...more,
	});

	/** What the other system does; the last answer of n8n, which tells that the workflow has run to its end. */
	async function send(...changes: Change[]) {
		for (const change of changes) {
			const { status } = await axios.post(`${scene.n8n.url}/webhook/requests-to-issues`, change, {
				proxy: false,
				validateStatus: () => true,
				maxBodyLength: Infinity,
			});
			expect(status).toBe(200);
		}
	}
	const fiveMinutesLater = async () => await scene.n8n.run(workflowId, 'Every five minutes');

	const issuesOf = (project: Project) =>
		[...project.issues.values()].filter(({ title }) => title.endsWith(` component ${number}`));
	const issue = (): Issue => {
		const found = issuesOf(scene.project);
		expect(found).toHaveLength(1);
		return found[0];
	};
	const labels = () =>
		issue()
			.labels.map(({ name }) => name)
			.sort();
	const comments = () =>
		issue()
			.notes.filter(({ system }) => !system)
			.map(({ body }) => body.replace(/^<!--.*?-->\n/, ''));

	/** What the last execution has put down as gone wrong. */
	async function wentWrong() {
		const last = (await scene.n8n.executions(workflowId)).at(-1);
		expect(last?.status).toBe('success');
		return (last?.output['What went wrong'] ?? []).map(({ problem }) => String(problem));
	}

	it('with its title and priority; both follow, and so does the status', async () => {
		await send(request());
		expect(issue()).toMatchObject({ state: 'opened', author: scene.users.maria });
		expect(labels()).toEqual(['priority::high', 'request']);
		await send(request({ changed_at: dayOf(2), title: `Approval of component ${number}`, priority: 'low' }));
		expect(issue().title).toMatch('Approval');
		expect(labels()).toEqual(['priority::low', 'request']);
		await send(request({ changed_at: dayOf(3), status: 'closed' }));
		expect(issue().state).toBe('closed');
		await send(request({ changed_at: dayOf(4), status: 'open' }));
		expect(issue().state).toBe('opened');
	});

	it('in the project whose URL stands in the request', async () => {
		const { website, api } = scene.projects;
		await send(request({ project_url: `${scene.gitlab.url}/${api.path_with_namespace}` }));
		expect(issuesOf(website)).toEqual([]);
		expect(issuesOf(api)).toHaveLength(1);
	});

	it('with their comments and who wrote them, and once, however often they are sent', async () => {
		const first = request({ changed_at: dayOf(2), comment: { author: 'Ann Lee', text: 'MIT, I think.' } });
		await send(request(), request(), first, first);
		expect(comments()).toEqual(['**Ann Lee:**\n\nMIT, I think.']);
		await fiveMinutesLater();
		expect(comments()).toHaveLength(1);
	});

	it('and keep the newest state where changes overtake each other', async () => {
		const closed = request({ changed_at: dayOf(3), status: 'closed', title: `Closed component ${number}` });
		await send(
			request(),
			closed,
			request({ changed_at: dayOf(2), title: `Old component ${number}` }),
			request(),
		);
		expect(issue()).toMatchObject({ state: 'closed', title: `Closed component ${number}` });
	});

	describe('where a request is wrong, it says why, and the next run makes up for it', () => {
		it.each<[what: string, wrong: Partial<Change>, why: RegExp]>([
			['no title', { title: '' }, /title/i],
			['no such project', { project_url: 'nowhere/at-all' }, /404|not found/i],

			['a user that GitLab does not know', { assignee: 'nobody.knows' }, /nobody\.knows/],
		])('%s', async (_, wrong, why) => {
			await send(request(wrong));
			expect(await wentWrong()).toEqual([expect.stringMatching(why)]);
			expect(issuesOf(scene.project)).toEqual([]);
			await send(request({ changed_at: dayOf(2) }));
			await fiveMinutesLater();
			expect(await wentWrong()).toEqual([]);
			expect(issue()).toMatchObject({ state: 'opened' });
		});

		it('a comment of 1 MB, while what comes after it is passed on', async () => {
			const text = 'x'.repeat(1_048_576);
			await send(request({ comment: { author: 'Ann Lee', text } }));
			expect(await wentWrong()).toEqual([expect.stringMatching(/too long/)]);
			await send(request({ changed_at: dayOf(2), comment: { author: 'Ann Lee', text: 'Shorter.' } }));
			expect(comments()).toEqual(['**Ann Lee:**\n\nShorter.']);
		});

		it('a token that may not', async () => {
			const token = scene.gitlab.world.tokens.get(String(scene.credential.data.accessToken))!;
			token.scopes = ['read_api'];
			await send(request());
			expect(await wentWrong()).toEqual([expect.stringMatching(/scope/)]);
			token.scopes = ['api'];
			await fiveMinutesLater();
			expect(issue()).toMatchObject({ state: 'opened' });
		});

		it('GitLab is away', async () => {
			scene.gitlab.faults.add({ kind: 'status', status: 503, match: ({ method }) => method !== 'GET' });
			await send(request());
			expect(await wentWrong()).toEqual([expect.stringMatching(/503/)]);
			scene.gitlab.faults.clear();
			await fiveMinutesLater();
			expect(issue()).toMatchObject({ state: 'opened' });
		});
	});

	it('none is lost and none doubled where every fifth answer of GitLab is an error and all is sent twice', async () => {
		scene.gitlab.faults.add({
			kind: 'status',
			status: 500,
			every: 0.2,
			match: ({ method }) => method !== 'GET',
		});
		const changes = [2, 3, 4, 5, 6].map((day) =>
			request({ changed_at: dayOf(day), comment: { author: 'Ann Lee', text: `Comment ${day}` } }),
		);
		await send(...changes, ...changes);
		scene.gitlab.faults.add({ kind: 'truncate', every: 0.2, match: ({ method }) => method !== 'GET' });
		await send(request({ changed_at: dayOf(7), status: 'closed' }));
		await until(
			'all is done',
			async () => {
				const { output } = await fiveMinutesLater();
				return !output['What waits']?.some(({ request: id }) => id === `R-${number}`);
			},
			60_000,
		);
		expect(issue().state).toBe('closed');
		expect(comments().sort()).toEqual([2, 3, 4, 5, 6].map((day) => `**Ann Lee:**\n\nComment ${day}`));
	});
});
