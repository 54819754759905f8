import { Comments, heldBack, STARTED } from './comments';
import { logged } from './log';
import { until } from './until';

describe('a published workflow that is for some people only', () => {
	const comments = new Comments();

	it('takes digits for an ID, not for the name that somebody has chosen', async () => {
		const { gitlab, users, project } = comments.scene;
		const named = gitlab.world.createUser({ username: String(users.aiko.id), name: 'Just a Number' });
		gitlab.world.addMember(project, named, 30);
		const id = await comments.listen({ filters: { by: String(users.aiko.id) } });
		expect(await comments.comment(named, 'Let me in')).toEqual(heldBack('a filter'));
		expect(await comments.comment(users.aiko, 'Let me in')).toEqual(STARTED);
		expect(await comments.outputs(id)).toHaveLength(1);
	});

	it('lets in whoever has the role', async () => {
		const { users } = comments.scene;
		const id = await comments.listen({ filters: { minimumRole: 40 } });
		for (const user of [users.tom, users.outsider, users.aiko]) {
			expect(await comments.comment(user, '/deploy')).toEqual(heldBack("'Minimum Role'"));
		}
		expect(await comments.comment(users.jonas, '/deploy')).toEqual(STARTED);
		expect(await comments.outputs(id)).toHaveLength(1);
	});

	it('lets in nobody while GitLab does not say who has the role, and the same comment when it does', async () => {
		const { gitlab, users, credential, maintainer } = comments.scene;
		const id = await comments.listen({ filters: { minimumRole: 40 } });
		const { hook } = comments;
		const { accessToken } = credential.data;
		const body = { message: `\u001b[2J\r\nNo: ${String(accessToken)}` };
		gitlab.faults.add({ kind: 'status', status: 500, body, match: ({ path }) => path.includes('/members/') });
		expect(await comments.comment(users.jonas, '/deploy')).toMatchObject({ status: 503 });
		expect(await comments.outputs(id)).toEqual([]);
		const line = await until('it is logged', () => /^.*did not tell the role.*$/m.exec(logged())?.[0]);
		expect(line).toContain('No: ***');
		expect(logged()).not.toContain(accessToken);
		gitlab.faults.clear();
		await maintainer.resend(hook.id, hook.logs[0].id);
		expect(hook.logs[0].response_status).toBe('200');
		expect(await comments.outputs(id)).toHaveLength(1);
	});
});
