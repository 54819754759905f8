import { ExecuteContext } from 'n8n-core';
import type { IDataObject } from 'n8n-workflow';
import type { User } from '../gitlab';
import { locator } from '../parameters';
import type { Execution } from './n8n';
import { Stage } from './stage';

const AT = '/projects/acme%2Fwebsite/issues/1';

describe('a question to named people', () => {
	const stage = new Stage();

	const ask = async (more: IDataObject = {}, input?: IDataObject[]) =>
		await stage.run(
			{
				resource: 'comment',
				operation: 'sendAndWait',
				commentOn: 'issue',
				project: locator('acme/website'),
				issue: locator(1),
				message: 'Shall we deploy?',
				answerFrom: 'users',
				responders: [stage.seeded.users.aiko.id],
				responseType: 'approval',
				options: {},
				...more,
			},
			input,
		);
	const question = () => stage.seeded.projects.website.issues.get(1)!.notes.at(-1)!;
	const reply = async (user: User, body: string, to = question()) =>
		await stage.as(user, 'POST', `${AT}/discussions/${to.discussion_id}/notes`, { body });
	const react = async (user: User, name: string, to = question()) =>
		await stage.as(user, 'POST', `${AT}/notes/${to.id}/award_emoji`, { name });

	const expectWaiting = (execution: Execution) => {
		expect(execution.outcome?.error).toBeUndefined();
		expect(execution.status).toBe('waiting');
		expect(execution.resumed).toEqual([]);
		expect(stage.hooks).toHaveLength(1);
	};

	it('asks in a thread and mentions them', async () => {
		expectWaiting(await ask());
		const { body, author } = question();
		expect(author).toBe(stage.seeded.users.maria);
		expect(body).toMatch(/^Shall we deploy\?/);
		expect(body).toContain('@aiko');
		expect(body).toContain('reply in this thread with **approve** or **decline**');
	});

	it('goes on with who said what, and shows the outcome in its comment', async () => {
		const execution = await ask();
		const asked = question();
		await reply(stage.seeded.users.aiko, 'Approve! Go ahead');
		const { id, username, name } = stage.seeded.users.aiko;
		expect(execution.resumed).toEqual([
			[
				{
					...{ answer: 'approved', approved: true, timedOut: false, text: 'Approve! Go ahead' },
					...{ user: { id, username, name }, answeredBy: 'reply', answeredAt: expect.any(String) },
				},
			],
		]);
		await stage.until(() => expect(stage.hooks).toEqual([]));
		await stage.until(() => expect(asked.body).toMatch(/✅ \*\*Approved\*\* by @aiko/));
		expect(asked.body).toMatch(/^Shall we deploy\?/);
		expect(asked.body).not.toContain('reply in this thread');
	});

	it.each([
		['decline', 'declined'],
		['Rejected: too late', 'declined'],
		['approved', 'approved'],
	])('takes the reply "%s" for %s', async (text, answer) => {
		const execution = await ask();
		await reply(stage.seeded.users.aiko, text);
		expect(execution.resumed).toMatchObject([[{ answer, approved: answer === 'approved', text }]]);
	});

	it.each(['Hm', 'I do not approve', 'approval pending', '> approve', 'disapprove'])(
		'does not take the reply "%s" for an answer',
		async (text) => {
			const execution = await ask();
			await reply(stage.seeded.users.aiko, text);
			expectWaiting(execution);
		},
	);

	it.each([
		['thumbsup', 'approved'],
		['thumbsdown', 'declined'],
	])('takes the reaction %s for %s', async (name, answer) => {
		const execution = await ask();
		await react(stage.seeded.users.aiko, name);
		expect(execution.resumed).toMatchObject([[{ answer, text: null, answeredBy: 'reaction' }]]);
	});

	it('keeps waiting whatever other people say, and goes on with the right one', async () => {
		const execution = await ask();
		const { users } = stage.seeded;
		await reply(users.tom, 'approve');
		await react(users.tom, 'thumbsup');
		await react(users.aiko, 'eyes');
		expectWaiting(execution);
		await reply(users.aiko, 'decline');
		expect(execution.resumed).toMatchObject([[{ answer: 'declined', user: { username: 'aiko.tanaka' } }]]);
	});

	it('does not take an answer outside of its thread', async () => {
		const execution = await ask();
		await stage.as(stage.seeded.users.aiko, 'POST', `${AT}/notes`, { body: 'approve' });
		expectWaiting(execution);
	});

	it('tells two questions on one issue apart', async () => {
		const first = await ask();
		const firstQuestion = question();
		const second = await ask();
		await reply(stage.seeded.users.aiko, 'decline', question());
		expect([first.resumed, second.resumed]).toMatchObject([[], [[{ answer: 'declined' }]]]);
		await reply(stage.seeded.users.aiko, 'approve', firstQuestion);
		expect(first.resumed).toMatchObject([[{ answer: 'approved' }]]);
	});

	it('takes an answer outside of its thread that holds its code', async () => {
		const execution = await ask();
		const code = /`(n8n-\w{8})`/.exec(question().body)![1];
		await stage.as(stage.seeded.users.aiko, 'POST', `${AT}/notes`, { body: 'approve n8n-22222222' });
		expectWaiting(execution);
		await stage.as(stage.seeded.users.tom, 'POST', `${AT}/notes`, { body: `approve ${code}` });
		expectWaiting(execution);
		await stage.as(stage.seeded.users.aiko, 'POST', `${AT}/notes`, {
			body: `${code.toLowerCase()} decline, no`,
		});
		expect(execution.resumed).toMatchObject([[{ answer: 'declined', text: 'decline, no' }]]);
	});

	it('takes a reply in its thread that names another question for an answer to that one', async () => {
		const first = await ask();
		const code = /`(n8n-\w{8})`/.exec(question().body)![1];
		const second = await ask();
		await reply(stage.seeded.users.aiko, `approve ${code}`, question());
		expect([first.resumed, second.resumed]).toMatchObject([[[{ answer: 'approved' }]], []]);
	});

	it('has an n8n that checks links only where it is asked to check them', async () => {
		// A method of older n8n, 2.11 for one.
		const method = 'setSignatureValidationRequired';
		const asked = jest.fn();
		Object.assign(ExecuteContext.prototype, { [method]: asked });
		try {
			await ask({ answerFrom: 'link' });
		} finally {
			Reflect.deleteProperty(ExecuteContext.prototype, method);
		}
		expect(asked).toHaveBeenCalled();
	});

	it('asks on what GitLab has no webhooks for by a link', async () => {
		const execution = await ask({
			...{ commentOn: 'epic', group: locator('acme'), epic: locator(1) },
			answerFrom: undefined,
		});
		expect(execution.outcome?.error).toBeUndefined();
		expect([execution.status, stage.hooks]).toEqual(['waiting', []]);
	});

	it('believes nobody who changed what another has written', async () => {
		const execution = await ask();
		const { id } = await reply(stage.seeded.users.aiko, 'Let me think');
		const written = stage.seeded.projects.website.issues.get(1)!.notes.find((note) => note.id === id)!;
		written.created_at = new Date(Date.now() - 60_000).toISOString();
		await stage.as(stage.seeded.users.maria, 'PUT', `${AT}/notes/${String(id)}`, { body: 'approve' });
		expectWaiting(execution);
	});

	it('ends when the issue is closed meanwhile', async () => {
		const execution = await ask();
		await stage.as(stage.seeded.users.maria, 'PUT', AT, { state_event: 'close' });
		expect(execution.resumed).toMatchObject([[{ answer: 'closed', approved: false, user: null }]]);
	});

	it('takes the whole reply where free text is asked for', async () => {
		const execution = await ask({ responseType: 'freeText' });
		await reply(stage.seeded.users.aiko, 'Use the *blue* one\n\nThanks');
		expect(execution.resumed).toMatchObject([[{ answer: 'answered', text: 'Use the *blue* one\n\nThanks' }]]);
	});

	it('lets whoever has the role answer, but not itself', async () => {
		const execution = await ask({ answerFrom: 'role', responderRole: 40 });
		const { users } = stage.seeded;
		await reply(users.aiko, 'approve');
		await reply(users.maria, 'approve');
		expectWaiting(execution);
		await reply(users.jonas, 'approve');
		expect(execution.resumed).toMatchObject([[{ answer: 'approved', user: { username: 'jonas.weber' } }]]);
	});

	it('has no quick action of its text run', async () => {
		await ask({ message: 'Do it?\n/close\n- /assign @tom\n\n  /merge' });
		expect(question().body).toContain('Do it?\n\\/close\n- /assign @tom\n\n  \\/merge');
	});

	it('posts nothing where the credential may not make webhooks', async () => {
		stage.token = stage.gitlab.world.createToken(stage.seeded.users.aiko, ['api']);
		const before = stage.seeded.projects.website.issues.get(1)!.notes.length;
		const { outcome, status } = await ask();
		expect(status).toBe('finished');
		expect(outcome?.error?.message).toContain('The webhooks of the project are out of reach');
		expect(stage.seeded.projects.website.issues.get(1)!.notes).toHaveLength(before);
	});

	it('refuses several items, and posts nothing', async () => {
		const { outcome } = await ask({}, [{}, {}]);
		expect(outcome?.error?.message).toContain('2 items came in');
		expect(stage.hooks).toEqual([]);
	});

	it('goes on when the time is over with an output that says so', async () => {
		const execution = await ask({ options: { longest_wait_minutes: 120 } });
		const { run } = execution.outcome!;
		expect(run.waitTill!.getTime() - Date.now()).toBeGreaterThan(7_190_000);
		const [{ data }] = run.data.executionData!.nodeExecutionStack;
		expect(data.main[0]).toMatchObject([{ json: { answer: 'timedOut', approved: false, timedOut: true } }]);
	});
});
