import type { User } from '../gitlab';
import { accessTokens, dayIn } from '../gitlab/resources/accessToken';
import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';

const EXAMPLE = 'access-review.json';
const TRIGGER = 'First of the month';
const LONG_AGO = '2020-01-01T00:00:00.000Z';

describe('who has access to a group is reviewed', () => {
	let scene: Scene;
	let workflowId: string;

	beforeEach(async () => {
		scene = await setScene();
		const { world } = scene.gitlab;
		for (const user of world.users.values()) user.created_at = new Date().toISOString();
		const more = { Ask: { ...asked(), responderRole: 40 } };
		workflowId = (await scene.createExample(EXAMPLE, { more })).id;
	});
	afterEach(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	/** What the example asks with, as it is filled in. */
	function asked() {
		const { parameters } = scene.filledIn(EXAMPLE).nodes.find(({ name }) => name === 'Ask')!;
		return parameters;
	}
	const acme = () => scene.base.groups.acme;
	const isMember = (user: User) => acme().members.has(user.id);
	const comments = () => scene.project.issues.get(1)!.notes.filter(({ system }) => !system);

	/** Starts a review, and gives the comment by which it asks. */
	async function begin() {
		const { length } = comments();
		await scene.n8n.start(workflowId, TRIGGER);
		return await until('it asks', async () => {
			const found = comments()
				.slice(length)
				.find(({ body }) => body.includes('Access to'));
			const [{ status }] = await scene.n8n.statuses(workflowId);
			return status === 'waiting' ? found : undefined;
		});
	}
	async function answer(user: User, body: string, thread: string) {
		const token = scene.gitlab.world.createToken(user, ['api']);
		const at = `projects/${scene.project.id}/issues/1/discussions/${thread}/notes`;
		await fetch(`${scene.gitlab.url}/api/v4/${at}`, {
			method: 'POST',
			headers: { 'PRIVATE-TOKEN': token, 'Content-Type': 'application/json' },
			body: JSON.stringify({ body }),
		});
		await scene.gitlab.settled();
	}
	async function ends(words: string, user = scene.users.jonas) {
		const question = await begin();
		await answer(user, words, question.discussion_id);
		const ended = async () => !(await scene.n8n.isBusy(workflowId));
		await until('it ends', ended);
		return { question, run: (await scene.n8n.executions(workflowId)).at(-1)! };
	}

	it('with seats, the licence, tokens that end soon and who has long not been there', async () => {
		const { world } = scene.gitlab;
		const given = { scopes: ['api'], access_level: 40, description: null };
		accessTokens.add(world, scene.users.maria, acme(), {
			...given,
			name: 'Deployment',
			expires_at: dayIn(7),
		});
		accessTokens.add(world, scene.users.maria, acme(), { ...given, name: 'Backup', expires_at: dayIn(90) });
		scene.users.tom.created_at = LONG_AGO;
		const { body } = await begin();
		expect(body).toContain('This is the first review');
		expect(body).toMatch(/Seats in use: \d/);
		expect(body).toContain(`- Deployment on ${dayIn(7)}`);
		expect(body).not.toContain('Backup');
		expect(body).toContain('- Tom Reed (tom.reed), Reporter, last active 2020-01-01');
		expect(body).not.toContain('- Aiko Tanaka');
		expect(isMember(scene.users.tom)).toBe(true);
	});

	it('and whoever is proposed is removed when a person says yes, and nobody else', async () => {
		scene.users.tom.created_at = LONG_AGO;
		scene.users.maria.created_at = LONG_AGO;
		const { run } = await ends('approve');
		expect(run.status).toBe('success');
		expect(run.output.Remove).toEqual([{ removed: true }]);
		expect([scene.users.tom, scene.users.maria, scene.users.aiko].map(isMember)).toEqual([false, true, true]);
	});

	it('and nobody is removed when a person says no', async () => {
		scene.users.tom.created_at = LONG_AGO;
		const { run } = await ends('decline');
		expect(run.output.Remove).toBeUndefined();
		expect(isMember(scene.users.tom)).toBe(true);
	});

	it('and only what has changed since is told the next time', async () => {
		await ends('decline');
		const { world } = scene.gitlab;
		const olga = scene.users.outsider;
		world.addMember(acme(), olga, 30);
		acme().members.delete(scene.users.aiko.id);
		const { body } = await begin();
		const [, fresh, gone] =
			/New since the last review:\n\n([\s\S]*?)\n\nGone since then:\n\n([\s\S]*?)\n\n/.exec(body)!;
		expect(fresh).toBe('- olga.outsider · Developer · acme · direct');
		expect(gone).toBe('- aiko.tanaka · Developer · acme · direct');
	});

	it('and where GitLab does not give members, it says so, and the next run tells all', async () => {
		const match = ({ path }: { path: string }) => path.endsWith('/members');
		scene.gitlab.faults.add({ kind: 'status', status: 501, match });
		const run = await scene.n8n.run(workflowId, TRIGGER);
		expect(run.status).toBe('success');
		expect(run.output['What went wrong']).toEqual([
			expect.objectContaining({ problem: expect.stringContaining('501') }),
		]);
		scene.gitlab.faults.clear();
		expect((await begin()).body).toContain('This is the first review');
	});

	it('and where GitLab does not give tokens, the comment says so', async () => {
		const match = ({ path }: { path: string }) => path.endsWith('/access_tokens');
		scene.gitlab.faults.add({ kind: 'status', status: 501, match });
		expect((await begin()).body).toMatch(/They could not be read\./);
	});

	it('and a person who cannot be removed stops nobody else from being', async () => {
		const { tom, aiko } = scene.users;
		for (const user of [tom, aiko]) user.created_at = LONG_AGO;
		const match = ({ path }: { path: string }) => path.endsWith(`/members/${aiko.id}`);
		scene.gitlab.faults.add({ kind: 'status', status: 403, match });
		const { run } = await ends('approve');
		expect(run.output['What went wrong']).toEqual([
			expect.objectContaining({ problem: expect.stringMatching(/403/) }),
		]);
		expect([tom, aiko].map(isMember)).toEqual([false, true]);
	});

	it('and a token that may not is told the scope', async () => {
		const token = scene.gitlab.world.tokens.get(String(scene.credential.data.accessToken))!;
		token.scopes = ['read_api'];
		const run = await scene.n8n.run(workflowId, TRIGGER);
		expect(run.output['What went wrong']).toEqual([
			expect.objectContaining({ problem: expect.stringMatching(/scope/) }),
		]);
	});
});
