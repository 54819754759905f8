import fc from 'fast-check';
import { locator } from '../parameters';
import { GROUP_EVENTS } from './many';
import { setStage } from './stage';
import { KINDS, Timeline } from './timeline';

/** How late GitLab may show something, in milliseconds: less than the trigger's overlap of two minutes. */
const LATEST = 110_000;
const DAY = 24 * 60 * 60_000;

const EVENTS = [...GROUP_EVENTS, 'todo_events'];

const PLACES = {
	'one project': { place: 'project', project: locator('acme/website') },
	'several projects': {
		place: 'projects',
		projects: { values: [{ project: locator('acme/website') }, { project: locator('acme/platform/api') }] },
	},
	'a group': { place: 'group', group: locator('acme') },
	'all projects of a member': { place: 'instance' },
};

/** What servers, clocks and people do beside what happens in GitLab; the number says how much, or which. */
const STEPS: Record<string, (timeline: Timeline, number: number) => Promise<void> | void> = {
	'time passes': ({ stage }, number) => stage.pass(number),
	'minutes pass': ({ stage }, number) => stage.pass(number * 5),
	poll: async ({ stage }) => void (await stage.workflow.poll()),
	'another poll': async ({ stage }) => void (await stage.workflow.poll()),
	'n8n starts anew': ({ stage }) => stage.workflow.restart(),
	'a day without n8n': ({ stage }) => {
		stage.workflow.restart();
		stage.pass(DAY);
	},
	"the answering server's clock is off": ({ stage }, number) => {
		stage.gitlab.world.skew = (number % 9) * 1000 - 4000;
	},
	'GitLab limits the rate': async ({ stage }, number) => {
		const { faults } = stage.gitlab;
		let left = number % 6;
		const headers = { 'retry-after': '600' };
		faults.add({ kind: 'status', status: 429, headers, match: () => left-- === 0 });
		await stage.workflow.poll().catch(() => undefined);
		faults.clear();
	},
	'a poll fails': async ({ stage }, number) => {
		const { faults } = stage.gitlab;
		let left = number % 6;
		faults.add({ kind: 'status', status: 403, match: ({ path }) => !path.endsWith('/user') && left-- === 0 });
		await stage.workflow.poll().catch(() => undefined);
		faults.clear();
	},
	'other events are chosen': async (timeline, number) => {
		const { workflow, pass } = timeline.stage;
		// What is shown late is told by its time; what was chosen before must have been told by then.
		pass(LATEST + 10_000);
		await workflow.poll();
		const events = EVENTS.filter((_, at) => (number >> at % 16) % 2 === 0);
		workflow.parameters.events = events.length ? events : EVENTS;
		await workflow.activate();
		timeline.forgets(workflow.parameters.events as string[]);
		pass(LATEST + 10_000);
	},
};

const runs = Number(process.env.PROPERTY_RUNS ?? 100);

test(
	'whatever happens in GitLab and to n8n, each change is told once',
	async () => {
		const names = [...Object.keys(KINDS), ...Object.keys(STEPS)];
		const step = fc.record({
			name: fc.constantFrom(...names),
			number: fc.integer({ min: 0, max: LATEST }),
		});
		const timelines = fc.record({
			place: fc.constantFrom(...(Object.keys(PLACES) as Array<keyof typeof PLACES>)),
			events: fc.subarray(EVENTS, { minLength: 1 }),
			steps: fc.array(step, { minLength: 5, maxLength: 25 }),
		});
		await fc.assert(
			fc.asyncProperty(timelines, async ({ place, events, steps }) => {
				const stage = await setStage({ ...PLACES[place], events, options: { lookBack: 60 } });
				try {
					const timeline = new Timeline(stage);
					// What is new at first is not news.
					stage.pass(LATEST + 10_000);
					await stage.workflow.activate();
					stage.pass(LATEST + 10_000);
					for (const { name, number } of steps) {
						if (name in KINDS) timeline.happens(name as keyof typeof KINDS, number);
						else await STEPS[name](timeline, number);
					}
					for (let polls = 0; polls < 3; polls++) {
						stage.pass(60_000);
						await stage.workflow.poll();
					}
					expect(timeline.told()).toEqual(timeline.expected());
				} finally {
					await stage.gitlab.close();
				}
			}),
			{ numRuns: runs, endOnFailure: process.env.SHRINK === undefined },
		);
	},
	Math.max(300_000, runs * 10_000),
);
