import { locator } from '../parameters';
import { Stage } from './stage';

const AT = '/projects/1/issues/1';

/** The timers of pauses, which a test lets end when it is their time. */
class Pauses {
	private readonly waiting: Array<{ ms: number; end: () => void }> = [];

	constructor() {
		beforeEach(() => {
			this.waiting.splice(0);
			jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
				const controller = new AbortController();
				this.waiting.push({ ms, end: () => controller.abort() });
				return controller.signal;
			});
		});
		afterEach(() => jest.restoreAllMocks());
	}

	/** How many of so many milliseconds there are. */
	of(ms: number): number {
		return this.waiting.filter((pause) => pause.ms === ms).length;
	}

	/** Ends those of so many milliseconds, and gives how many there were. */
	end(ms: number): number {
		const over = this.waiting.filter((pause) => pause.ms === ms);
		for (const pause of over) {
			this.waiting.splice(this.waiting.indexOf(pause), 1);
			pause.end();
		}
		return over.length;
	}
}

const MINUTES_5 = 5 * 60_000;

describe('a question whose answer GitLab does not tell', () => {
	const pauses = new Pauses();
	const stage = new Stage();
	const ask = async () =>
		await stage.run({
			...{ resource: 'comment', operation: 'sendAndWait', commentOn: 'issue', message: 'Go?', options: {} },
			...{ project: locator('acme/website'), issue: locator(1), responseType: 'approval' },
			...{ answerFrom: 'users', responders: [stage.seeded.users.aiko.id] },
		});
	const pauseHook = () =>
		Object.assign(stage.hooks[0], {
			failures: 4,
			disabled_until: new Date(Date.now() + 60_000).toISOString(),
		});
	const chat = async () =>
		await stage.as(stage.seeded.users.tom, 'POST', `${AT}/notes`, { body: 'What a day' });
	const approve = async () => {
		const { discussion_id: thread } = stage.seeded.projects.website.issues
			.get(1)!
			.notes.find(({ body }) => body.startsWith('Go?'))!;
		const at = `${AT}/discussions/${thread}/notes`;
		await stage.as(stage.seeded.users.aiko, 'POST', at, { body: 'approve' });
	};

	it('is told nothing of before it sleeps, for GitLab counts each refusal as a failure of its hook', async () => {
		const execution = await ask();
		expect(execution.status).toBe('waiting');
		expect(stage.gitlab.deliveries.filter(({ event }) => event !== 'Push Hook')).toEqual([]);
		expect(stage.hooks).toMatchObject([{ failures: expect.any(Number), flags: { note_events: true } }]);
	});

	it('is looked at some minutes after it was told of anything else, once however much that is', async () => {
		const execution = await ask();
		await chat();
		await chat();
		pauseHook();
		await approve();
		expect(execution.resumed).toEqual([]);
		expect(pauses.end(MINUTES_5)).toBe(1);
		await stage.until(() => expect(execution.resumed).toMatchObject([[{ answer: 'approved' }]]));
		await stage.until(() => expect(stage.hooks).toEqual([]));
	});

	it('is looked at again where n8n was too busy for that, too', async () => {
		const execution = await ask();
		await chat();
		pauseHook();
		await approve();
		// It takes nothing of anybody for a while.
		execution.status = 'running';
		expect(pauses.end(MINUTES_5)).toBe(1);
		await stage.until(() => expect(pauses.of(MINUTES_5)).toBe(1));
		execution.status = 'waiting';
		pauses.end(MINUTES_5);
		await stage.until(() => expect(execution.resumed).toMatchObject([[{ answer: 'approved' }]]));
	});

	it('is looked at minutes after it fell asleep, though GitLab told nothing at all', async () => {
		const execution = await ask();
		for (const ms of [1_000, 4_000, 15_000, 40_000])
			await stage.until(() => expect(pauses.end(ms)).toBeGreaterThan(0));
		await stage.until(() => expect(pauses.of(MINUTES_5)).toBe(1));
		pauseHook();
		await approve();
		pauses.end(MINUTES_5);
		await stage.until(() => expect(execution.resumed).toMatchObject([[{ answer: 'approved' }]]));
	});

	it('is looked at again where GitLab told of the answer and then could not be asked', async () => {
		const execution = await ask();
		const works = stage.gitlab.faults.add({
			match: ({ method, path }) => method === 'GET' && path.includes('/discussions/'),
			kind: 'status',
			status: 401,
		});
		await approve();
		expect(execution.resumed).toEqual([]);
		works();
		expect(pauses.end(MINUTES_5)).toBe(1);
		await stage.until(() => expect(execution.resumed).toMatchObject([[{ answer: 'approved' }]]));
	});

	it('has its hook made anew where GitLab has paused that while it fell asleep', async () => {
		const execution = await ask();
		const paused = pauseHook();
		for (const ms of [1_000, 4_000, 15_000, 40_000])
			await stage.until(() => expect(pauses.end(ms)).toBeGreaterThan(0));
		await stage.until(() => expect(stage.hooks).not.toContain(paused));
		expect(stage.hooks).toHaveLength(1);
		await approve();
		expect(execution.resumed).toMatchObject([[{ answer: 'approved' }]]);
	});

	it('is looked at again some minutes after a sweep, for an n8n that was off may turn away what comes next', async () => {
		const execution = await ask();
		const paused = pauseHook();
		jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60 * 60_000);
		// What sweeps, and tells the other nothing.
		await stage.run({
			...{ resource: 'issue', operation: 'waitForEvent', events: ['closed'], waitBy: 'webhook', options: {} },
			...{ project: locator('acme/website'), issue: locator(1) },
		});
		await stage.until(() => expect(stage.hooks).not.toContain(paused));
		await stage.until(() => expect(pauses.of(MINUTES_5)).toBe(1));
		stage.hooks.forEach((hook) => Object.assign(hook.flags, { note_events: false }));
		await approve();
		expect(execution.resumed).toEqual([]);
		pauses.end(MINUTES_5);
		await stage.until(() => expect(execution.resumed).toMatchObject([[{ answer: 'approved' }]]));
	});
});
