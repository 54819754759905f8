import { createServer } from 'node:http';
import { locator } from '../parameters';
import { Stage } from './stage';

describe('before anything waits', () => {
	const stage = new Stage();
	const question = {
		...{ resource: 'comment', operation: 'sendAndWait', commentOn: 'issue', message: 'Go?' },
		...{ project: locator('acme/website'), issue: locator(1), answerFrom: 'users' },
		...{ responseType: 'approval', options: {} },
	};
	const ask = async () => await stage.run({ ...question, responders: [stage.seeded.users.aiko.id] });
	const comments = () => stage.seeded.projects.website.issues.get(1)!.notes.length;

	it('GitLab has tried to reach n8n', async () => {
		expect((await ask()).status).toBe('waiting');
		const tests = stage.gitlab.requests.filter(({ path }) => path.includes('/test/push_events'));
		expect(tests).toHaveLength(1);
		await ask();
		expect(stage.gitlab.requests.filter(({ path }) => path.includes('/test/'))).toHaveLength(1);
	});

	it('it is said that GitLab cannot reach n8n, and nothing is posted', async () => {
		const before = comments();
		const nobody = createServer().listen(0, '127.0.0.1');
		await new Promise((listening) => nobody.once('listening', listening));
		const { port } = nobody.address() as { port: number };
		await new Promise((closed) => nobody.close(closed));
		stage.n8n.publicUrl = `http://127.0.0.1:${port}/`;
		const { status, outcome } = await ask();
		expect(status).toBe('finished');
		expect(outcome?.error?.message).toContain(`GitLab cannot reach n8n at http://127.0.0.1:${port}`);
		expect(outcome?.error?.description).toContain('Whoever Has the Link');
		expect([comments(), stage.hooks]).toEqual([before, []]);
	});

	it('what GitLab cannot test is waited for all the same', async () => {
		stage.gitlab.faults.add({
			...{ kind: 'status', status: 404, body: { error: '404 Not Found' } },
			match: ({ path }) => path.includes('/test/'),
		});
		expect((await ask()).status).toBe('waiting');
	});
});
