import fc from 'fast-check';
import { recordEvent } from '../gitlab/resources/event';
import type { Issue, Pipeline } from '../gitlab';
import type { Stage } from './stage';
import { setStage } from './stage';

/** How late GitLab may show something, in milliseconds: less than the trigger's overlap of two minutes. */
const LATEST = 110_000;

/** What is to start the workflow: each once, whatever is done meanwhile. */
interface Run {
	stage: Stage;
	expected: string[];
	issues: Issue[];
	/** One that nothing else happens to. */
	changing: Issue;
	pipelines: Pipeline[];
	number: number;
}

/** Something that GitLab shows only after a while, with the time that it really has. */
const late = ({ stage }: Run, lateness: number) => stage.time(lateness);

const STATUSES = ['running', 'success', 'failed', 'canceled'];

/** What people, servers and clocks do, in any order; the number says how late it is shown, or how much. */
const STEPS: Record<string, (run: Run, lateness: number) => Promise<void> | void> = {
	'a comment': (run, lateness) => {
		const { gitlab, users } = run.stage;
		const body = `comment ${run.number++}`;
		const created_at = late(run, lateness);
		gitlab.world.createNote(run.issues[0], users.jonas, body, { created_at });
		run.expected.push(body);
	},
	'five comments at one moment': (run, lateness) => {
		for (let at = 0; at < 5; at++) void STEPS['a comment'](run, lateness);
	},
	'an issue is opened': (run, lateness) => {
		const { gitlab, projects, users } = run.stage;
		const title = `issue ${run.number++}`;
		const created_at = late(run, lateness);
		run.issues.push(gitlab.world.createIssue(projects.website, { title, author: users.tom, created_at }));
		run.expected.push(`opened ${title}`);
	},
	'an issue is changed': (run) => {
		const { stage, changing } = run;
		stage.pass(1);
		// Between two polls GitLab's list shows the last change only.
		run.expected = run.expected.filter((each) => !each.startsWith('changed') || isTold(run, each));
		changing.updated_at = stage.time();
		run.expected.push(`changed ${changing.updated_at}`);
	},
	'a push': (run, lateness) => {
		const { gitlab, projects, users } = run.stage;
		const ref = `branch-${run.number++}`;
		const push = {
			ref,
			type: 'branch' as const,
			from: 'a'.repeat(40),
			to: 'b'.repeat(40),
			title: 'x',
			commits: 1,
		};
		const created_at = late(run, lateness);
		const { website: project } = projects;
		recordEvent(gitlab.world, { project, author: users.aiko, created_at, action: 'pushed', on: null, push });
		run.expected.push(ref);
	},
	'a pipeline': (run, lateness) => {
		const { gitlab, projects } = run.stage;
		const updated_at = late(run, lateness);
		const more = { status: 'running', created_at: updated_at, updated_at };
		const pipeline = gitlab.world.createPipeline(projects.website, 'main', more);
		run.pipelines.push(pipeline);
		run.expected.push(`running ${pipeline.id}`);
	},
	'a pipeline ends': (run, number) => {
		const pipeline = run.pipelines.pop();
		if (!pipeline) return;
		// Between two polls GitLab's list shows the last status only.
		run.expected = run.expected.filter((each) => each !== `running ${pipeline.id}` || isTold(run, each));
		const status = STATUSES[1 + (number % 3)];
		Object.assign(pipeline, { status, updated_at: run.stage.time() });
		run.expected.push(`${status} ${pipeline.id}`);
	},
	'time passes': ({ stage }, number) => stage.pass(number),
	'minutes pass': ({ stage }, number) => stage.pass(number * 5),
	poll: async ({ stage }) => void (await stage.workflow.poll()),
	'n8n starts anew': ({ stage }) => stage.workflow.restart(),
	'a day without n8n': ({ stage }) => {
		stage.workflow.restart();
		stage.pass(24 * 60 * 60_000);
	},
	"the answering server's clock is off": ({ stage }, number) => {
		stage.gitlab.world.skew = (number % 9) * 1000 - 4000;
	},
	'GitLab limits the rate': async ({ stage }, number) => {
		const { faults } = stage.gitlab;
		let left = number % 4;
		const headers = { 'retry-after': '600' };
		faults.add({ kind: 'status', status: 429, headers, match: () => left-- === 0 });
		await stage.workflow.poll().catch(() => undefined);
		faults.clear();
	},
	'a poll fails': async ({ stage }, number) => {
		const { faults } = stage.gitlab;
		let left = number % 4;
		faults.add({ kind: 'status', status: 403, match: ({ path }) => !path.endsWith('/user') && left-- === 0 });
		await stage.workflow.poll().catch(() => undefined);
		faults.clear();
	},
};

function isTold({ stage }: Run, what: string): boolean {
	return toldBy(stage).includes(what);
}

function toldBy({ workflow }: Stage): string[] {
	return workflow.items.map((item) => {
		const of = (name: string) => Object(item[name]) as Record<string, unknown>;
		switch (item.event) {
			case 'comment':
				return String(of('comment').text);
			case 'push':
				return String(of('push').branch);
			case 'pipeline':
				return `${String(item.action)} ${String(of('pipeline').id)}`;
			case 'issue':
				if (item.action === 'updated') return `changed ${String(of('issue').updated_at)}`;
			// falls through
			default:
				return `${String(item.action)} ${String(of(String(item.event)).title)}`;
		}
	});
}

const runs = Number(process.env.PROPERTY_RUNS ?? 100);

test(
	'whatever happens in GitLab and to n8n, each change starts the workflow once',
	async () => {
		const step = fc.record({
			name: fc.constantFrom(...Object.keys(STEPS)),
			number: fc.integer({ min: 0, max: LATEST }),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
				const events = ['issues_events', 'note_events', 'push_events', 'pipeline_events'];
				const stage = await setStage({ events });
				try {
					const [issue, changing] = stage.projects.website.issues.values();
					const run: Run = { stage, expected: [], issues: [issue], changing, pipelines: [], number: 1 };
					await stage.workflow.activate();
					// What is shown late may be from before the workflow was switched on.
					stage.pass(LATEST + 10_000);
					for (const { name, number } of steps) await STEPS[name](run, number);
					for (let polls = 0; polls < 3; polls++) {
						stage.pass(60_000);
						await stage.workflow.poll();
					}
					expect(toldBy(stage).sort()).toEqual([...run.expected].sort());
				} finally {
					await stage.gitlab.close();
				}
			}),
			{ numRuns: runs, endOnFailure: false },
		);
	},
	Math.max(300_000, runs * 3_000),
);
