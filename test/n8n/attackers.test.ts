import axios from 'axios';

import { CAME_BEFORE, Comments, heldBack, NOT_CHOSEN, STARTED } from './comments';
import { send, signed } from './sending';

const SIZE = 990_000;

/** Comments that are bad for whoever looks for the end of what they begin. */
const HOSTILE = [
	`/deploy${' '.repeat(SIZE)}x\u2028y`,
	`/deploy${' '.repeat(SIZE)}x\ry`,
	`/deploy${'\u2028'.repeat(SIZE)}x`,
	`/deploy${'\r'.repeat(SIZE)}x`,
	`/x\n${' '.repeat(SIZE)}/deploy`,
	`${' \u2028\r'.repeat(SIZE / 3)}/deploy`,
	'a'.repeat(SIZE),
	'> '.repeat(SIZE / 2),
];

describe('a published workflow that somebody attacks', () => {
	const comments = new Comments();

	it('answers comments that are made to keep it busy, and everybody else, and still hears commands', async () => {
		const { users, n8n } = comments.scene;
		const filters = { command: '/deploy', commentMatches: `*deploy*, ${'*a'.repeat(99)}b` };
		const id = await comments.listen({ filters });
		for (const text of HOSTILE) {
			expect(await comments.comment(users.aiko, text)).toEqual(heldBack('a filter'));
			expect((await axios.get(`${n8n.url}/healthz`, { proxy: false })).status).toBe(200);
		}
		expect(await comments.comment(users.aiko, 'Now\n\n/deploy prod')).toEqual(STARTED);
		expect(await comments.outputs(id)).toEqual([
			expect.objectContaining({ command: expect.objectContaining({ args: ['prod'] }) }),
		]);
	});

	it('refuses thousands of signatures, even if the right one is the last of them', async () => {
		const id = await comments.listen();
		const { hook } = comments;
		const genuine = await comments.genuine();
		const headers = signed(hook, genuine);
		const many = `${'v1 '.repeat(4_999)}${headers['webhook-signature']}`;
		const { status } = await send(hook, { ...headers, 'webhook-signature': many }, genuine.body);
		expect(status).toBe(401);
		expect(await comments.outputs(id)).toHaveLength(1);
	});

	describe('with a push that was caught', () => {
		const names = ['Tag Push Hook', 'Note Hook', 'Merge Request Hook', 'Pipeline Hook', 'System Hook'];
		const renamed = (headers: Record<string, string>) =>
			names.map((name) => ({ ...headers, 'X-Gitlab-Event': name, 'Idempotency-Key': `another ${name}` }));
		const others = ['tag_push_events', 'note_events', 'pipeline_events'];
		const push = async () => {
			const { colleague, gitlab } = comments.scene;
			await colleague.open('A push');
			await gitlab.settled();
			return gitlab.deliveries.at(-1)!;
		};

		it('does not start again, whatever the headers say that are not signed', async () => {
			const id = await comments.listen({ events: ['push_events', ...others] });
			const { headers, body } = await push();
			for (const again of renamed(headers)) {
				expect(await send(comments.hook, again, body)).toEqual(NOT_CHOSEN);
			}
			const sameName = { ...headers, 'Idempotency-Key': 'another' };
			expect(await send(comments.hook, sameName, body)).toEqual(CAME_BEFORE);
			expect(await comments.outputs(id)).toHaveLength(1);
		});

		it('starts nothing that is for other events', async () => {
			await comments.listen({ events: ['push_events'] });
			const { body } = await push();
			await comments.scene.clear();
			const id = await comments.listen({ events: others });
			for (const headers of renamed(signed(comments.hook, { event: '', body }))) {
				expect(await send(comments.hook, headers, body)).toEqual(NOT_CHOSEN);
			}
			expect(await comments.outputs(id)).toEqual([]);
		});
	});

	it('keeps nothing more secret than those of its hook, which are others each time', async () => {
		const { n8n, users, project } = comments.scene;
		const id = await comments.listen({ filters: { notBy: 'me' } });
		await comments.genuine();
		await comments.scene.calm(id);
		const { id: hookId, signing_token: signingToken, token } = comments.hook;
		const staticData = (await n8n.workflow(id)).staticData ?? {};
		expect(Object.values(staticData)).toEqual([
			{
				hooks: [expect.objectContaining({ hookId, secrets: { signingToken, token } })],
				me: { id: users.maria.id, username: users.maria.username },
				deliveries: expect.stringMatching(/^[\w-]{8}$/),
			},
		]);
		await n8n.unpublish(id);
		expect(Object.values((await n8n.workflow(id)).staticData ?? {})).toEqual([{}]);
		await n8n.publish(id);
		const [fresh] = project.hooks;
		expect([signingToken, token]).not.toContain(fresh.signing_token);
		expect([signingToken, token]).not.toContain(fresh.token);
	});
});
