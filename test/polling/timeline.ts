import type { IDataObject } from 'n8n-workflow';
import { deployments } from '../gitlab/resources/deployment';
import { recordEvent } from '../gitlab/resources/event';
import { releases } from '../gitlab/resources/release';
import { addTodo } from '../gitlab/resources/todo';
import type { Issue, MergeRequest, Pipeline, Project } from '../gitlab';
import { requestReview } from '../gitlab/world/reviewState';
import type { Stage } from './stage';

const HOUR = 60 * 60_000;

/** A pipeline that still runs, and what it does. */
interface Running {
	pipeline: Pipeline;
	jobs: Pipeline['jobs'];
	deployments: Array<ReturnType<typeof deployments.add>>;
}

/** A project in which things happen, some of which nothing else happens to. */
interface Site {
	project: Project;
	/** Closed one after the other. */
	issues: Issue[];
	commented: Issue;
	changing: Issue;
	changingRequest: MergeRequest;
	reviewed: MergeRequest;
	approved: MergeRequest;
	requests: MergeRequest[];
	running: Running[];
}

/** Something that is to start the workflow: its event, and what the item says of it. */
interface Expected {
	event: string;
	text: string;
}

/** A timeline of two projects of one group, and what the workflow must tell of it. */
export class Timeline {
	private readonly all: Expected[] = [];
	private readonly sites: Site[];
	private number = 0;

	constructor(readonly stage: Stage) {
		const { gitlab, projects, users } = stage;
		this.sites = [projects.website, projects.api].map((project) => {
			const issue = (title: string) => gitlab.world.createIssue(project, { title, author: users.tom });
			const request = (title: string) =>
				gitlab.world.createMergeRequest(project, {
					...{ title, author: users.tom, source_branch: 'main', target_branch: 'main' },
				});
			return {
				...{ project, issues: [], requests: [], running: [] },
				...{ commented: issue('Commented'), changing: issue('Changing') },
				...{
					changingRequest: request('Changing'),
					reviewed: request('Reviewed'),
					approved: request('Approved'),
				},
			};
		});
	}

	/** What the workflow is to have told, of some events and projects: each once. */
	expected(): string[] {
		return this.all.map(({ text }) => text).sort();
	}

	/** What it has told. */
	told(): string[] {
		return this.stage.workflow.items.map(textOf).sort();
	}

	/** Something happens, in one project or the other; the number says how late it is shown, in milliseconds. */
	happens(kind: keyof typeof KINDS, number: number): void {
		const site = this.sites[number % this.sites.length];
		KINDS[kind](this, site, number);
	}

	/** Of what is not chosen nothing is told, and what the workflow has not told yet never will. */
	forgets(events: readonly string[]): void {
		const told = new Set(this.told());
		this.drop(({ event, text }) => !events.includes(event) && !told.has(text));
	}

	isChosen({ id }: Project, event: string): boolean {
		const { events, place } = this.stage.workflow.parameters as { events: string[]; place: string };
		return events.includes(event) && (place !== 'project' || id === this.stage.projects.website.id);
	}

	expect(site: Site, event: string, text: string): void {
		if (this.isChosen(site.project, event)) this.all.push({ event, text });
	}

	/** Between two polls GitLab's lists show the last state only. */
	replaces(prefix: string): void {
		const told = new Set(this.told());
		this.drop(({ text }) => text.startsWith(prefix) && !told.has(text));
	}

	next(word: string): string {
		return `${word} ${++this.number}`;
	}

	time(before = 0): string {
		return this.stage.time(before);
	}

	/** GitLab notes once an hour that a project was active. */
	noted({ project }: Site, at: string): void {
		if (Date.parse(at) - Date.parse(project.last_activity_at) > HOUR) project.last_activity_at = at;
	}

	private drop(isOut: (each: Expected) => boolean): void {
		for (let at = this.all.length - 1; at >= 0; at--) if (isOut(this.all[at])) this.all.splice(at, 1);
	}
}

function textOf(item: IDataObject): string {
	const event = String(item.event);
	const { action } = item;
	const { id, title, text, branch, tag, updated_at } = Object(item[event]) as IDataObject;
	const isChange = action === 'updated' || action === 'review_requested';
	switch (event) {
		case 'issue':
		case 'merge_request': {
			const reviewers = (Object(item.changes) as IDataObject).reviewers as IDataObject | undefined;
			if (reviewers) {
				const { from, to } = reviewers as { from: string[]; to: string[] };
				const added = to.filter((name) => !from.includes(name)).join();
				return `review ${String(id)} ${added}`;
			}
			return isChange
				? `changed ${event} ${String(id)} ${String(updated_at)}`
				: `${String(action)} ${String(title)}`;
		}
		case 'pipeline':
		case 'job':
		case 'deployment':
			return `${event} ${String(id)} ${String(action)}`;
		case 'to_do':
			return `to_do ${String(id)}`;
		default:
			return `${event} ${String(text ?? branch ?? tag ?? title ?? id)}`;
	}
}

/** What is read of an activity: shown late, with its own time, and noted at the project. */
function activity(timeline: Timeline, site: Site, lateness: number): string {
	const at = timeline.time(lateness);
	timeline.noted(site, at);
	return at;
}

function push(timeline: Timeline, site: Site, given: { type: 'branch' | 'tag'; lateness: number }): void {
	const { gitlab, users } = timeline.stage;
	const { type, lateness } = given;
	const ref = timeline.next(type);
	recordEvent(gitlab.world, {
		...{ project: site.project, author: users.aiko, action: 'pushed', on: null },
		created_at: activity(timeline, site, lateness),
		push: { ref, type, from: 'a'.repeat(40), to: 'b'.repeat(40), title: 'x', commits: 1 },
	});
	const event = type === 'tag' ? 'tag_push' : 'push';
	timeline.expect(site, `${event}_events`, `${event} ${ref}`);
}

function change(timeline: Timeline, site: Site, thing: Issue | MergeRequest): void {
	timeline.stage.pass(1);
	const name = thing.kind === 'Issue' ? 'issue' : 'merge_request';
	timeline.replaces(`changed ${name} ${thing.id} `);
	thing.updated_at = timeline.time();
	timeline.expect(site, `${name}s_events`, `changed ${name} ${thing.id} ${thing.updated_at}`);
}

function runs(timeline: Timeline, site: Site, lateness: number): Running {
	const at = timeline.time(lateness);
	const more = { status: 'running', created_at: at, updated_at: at };
	const pipeline = timeline.stage.gitlab.world.createPipeline(site.project, 'main', more);
	timeline.expect(site, 'pipeline_events', `pipeline ${pipeline.id} running`);
	const running = { pipeline, jobs: [], deployments: [] };
	site.running.push(running);
	return running;
}

function reaches(
	timeline: Timeline,
	site: Site,
	given: { thing: { id: number; status: string }; kind: string; status: string },
) {
	const { thing, kind, status } = given;
	if (!['running', 'created'].includes(thing.status)) return;
	thing.status = status;
	timeline.replaces(`${kind} ${thing.id} `);
	timeline.expect(site, `${kind}_events`, `${kind} ${thing.id} ${status}`);
}

const ENDS = ['success', 'failed', 'canceled'];

/** What happens in GitLab. */
export const KINDS = {
	'a comment': (timeline: Timeline, site: Site, lateness: number) => {
		const { gitlab, users } = timeline.stage;
		const body = timeline.next('note');
		const created_at = activity(timeline, site, lateness);
		gitlab.world.createNote(site.commented, users.jonas, body, { created_at });
		timeline.expect(site, 'note_events', `comment ${body}`);
	},
	'five comments at one moment': (timeline: Timeline, site: Site, lateness: number) => {
		for (let at = 0; at < 5; at++) KINDS['a comment'](timeline, site, lateness);
	},
	'an issue is opened': (timeline: Timeline, site: Site, lateness: number) => {
		const { gitlab, users } = timeline.stage;
		const title = timeline.next('issue');
		const created_at = activity(timeline, site, lateness);
		const issue_type = lateness % 3 ? 'issue' : 'task';
		site.issues.push(
			gitlab.world.createIssue(site.project, { title, author: users.tom, created_at, issue_type }),
		);
		timeline.expect(site, 'issues_events', `opened ${title}`);
	},
	'an issue is closed': (timeline: Timeline, site: Site) => {
		const issue = site.issues.pop();
		if (!issue) return;
		const at = activity(timeline, site, 0);
		const closed_by = timeline.stage.users.tom;
		Object.assign(issue, { state: 'closed', closed_at: at, closed_by, updated_at: at });
		timeline.expect(site, 'issues_events', `closed ${issue.title}`);
	},
	'an issue is changed': (timeline: Timeline, site: Site) => change(timeline, site, site.changing),
	'a merge request is opened': (timeline: Timeline, site: Site, lateness: number) => {
		const { gitlab, users } = timeline.stage;
		const title = timeline.next('request');
		const created_at = activity(timeline, site, lateness);
		const branches = { source_branch: 'main', target_branch: 'main' };
		const request = gitlab.world.createMergeRequest(site.project, { title, author: users.tom, ...branches });
		site.requests.push(Object.assign(request, { created_at, updated_at: created_at }));
		timeline.expect(site, 'merge_requests_events', `opened ${title}`);
	},
	'a merge request is merged': (timeline: Timeline, site: Site) => {
		const request = site.requests.pop();
		if (!request) return;
		const at = activity(timeline, site, 0);
		const merge_user = timeline.stage.users.tom;
		Object.assign(request, { state: 'merged', merged_at: at, merge_user, updated_at: at });
		timeline.expect(site, 'merge_requests_events', `merged ${request.title}`);
	},
	'a merge request is changed': (timeline: Timeline, site: Site) =>
		change(timeline, site, site.changingRequest),
	'a merge request is approved': (timeline: Timeline, site: Site) => {
		const { gitlab, users } = timeline.stage;
		const created_at = activity(timeline, site, 0);
		const { project, approved: on } = site;
		recordEvent(gitlab.world, { project, author: users.aiko, created_at, action: 'approved', on });
		on.updated_at = created_at;
		timeline.stage.pass(1);
		timeline.expect(site, 'merge_requests_events', `approved ${on.title}`);
	},
	'a review is requested': (timeline: Timeline, site: Site) => {
		const { tom, jonas, aiko, maria } = timeline.stage.users;
		const user = [tom, jonas, aiko, maria].find((each) => !site.reviewed.reviewers.includes(each));
		if (!user) return;
		timeline.stage.pass(1);
		const at = timeline.time();
		requestReview(site.reviewed, user, at);
		site.reviewed.updated_at = at;
		timeline.expect(site, 'merge_requests_events', `review ${site.reviewed.id} ${user.username}`);
	},
	'a push': (timeline: Timeline, site: Site, lateness: number) =>
		push(timeline, site, { type: 'branch', lateness }),
	'a tag': (timeline: Timeline, site: Site, lateness: number) =>
		push(timeline, site, { type: 'tag', lateness }),
	'a milestone': (timeline: Timeline, site: Site, lateness: number) => {
		const { gitlab, users } = timeline.stage;
		const { project } = site;
		const on = gitlab.world.createMilestone(project, { title: timeline.next('stone') });
		const created_at = activity(timeline, site, lateness);
		recordEvent(gitlab.world, { project, author: users.tom, created_at, action: 'created', on });
		timeline.expect(site, 'milestone_events', `milestone ${on.title}`);
	},
	'a release': (timeline: Timeline, site: Site, lateness: number) => {
		const tag_name = timeline.next('v');
		const created_at = timeline.time(lateness);
		const { gitlab, users } = timeline.stage;
		releases.add(gitlab.world, users.tom, site.project, { tag_name, ref: 'main', created_at });
		timeline.expect(site, 'releases_events', `release ${tag_name}`);
	},
	'a to-do': (timeline: Timeline, site: Site, lateness: number) => {
		const { gitlab, users } = timeline.stage;
		const created_at = timeline.time(lateness);
		const more = { target: site.commented, author: users.tom, action_name: 'mentioned' as const, created_at };
		const { id } = addTodo(gitlab.world, users.maria, more);
		timeline.expect(site, 'todo_events', `to_do ${id}`);
	},
	'a pipeline': (timeline: Timeline, site: Site, lateness: number) => void runs(timeline, site, lateness),
	'a job': (timeline: Timeline, site: Site, lateness: number) => {
		const running = site.running.at(-1) ?? runs(timeline, site, lateness);
		const more = { status: 'running', created_at: timeline.time(lateness) };
		const job = timeline.stage.gitlab.world.createJob(running.pipeline, 'build', more);
		running.jobs.push(job);
		timeline.expect(site, 'job_events', `job ${job.id} running`);
	},
	'a job ends': (timeline: Timeline, site: Site, number: number) => {
		const job = site.running.at(-1)?.jobs.pop();
		if (job) reaches(timeline, site, { thing: job, kind: 'job', status: ENDS[number % 3] });
	},
	'a deployment': (timeline: Timeline, site: Site, lateness: number) => {
		const running = site.running.at(-1) ?? runs(timeline, site, lateness);
		const at = timeline.time(lateness);
		const more = {
			environment: 'production',
			ref: 'main',
			status: 'running',
			created_at: at,
			updated_at: at,
		};
		const { gitlab, users } = timeline.stage;
		const deployment = deployments.add(gitlab.world, users.tom, site.project, more);
		running.deployments.push(deployment);
		timeline.expect(site, 'deployment_events', `deployment ${deployment.id} running`);
	},
	'a pipeline ends, with all that it does': (timeline: Timeline, site: Site, number: number) => {
		const running = site.running.pop();
		if (!running) return;
		const status = ENDS[number % 3];
		const updated_at = timeline.time();
		for (const job of running.jobs) reaches(timeline, site, { thing: job, kind: 'job', status });
		for (const deployment of running.deployments) {
			reaches(timeline, site, { thing: deployment, kind: 'deployment', status });
			Object.assign(deployment, { updated_at });
		}
		reaches(timeline, site, { thing: running.pipeline, kind: 'pipeline', status });
		Object.assign(running.pipeline, { updated_at });
	},
};
