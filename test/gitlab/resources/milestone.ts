import type { ResourceSeed } from '../base';
import { issueBasic } from '../entities/issue';
import { milestoneEntity } from '../entities/issuable';
import { mergeRequestBasic } from '../entities/mergeRequest';
import { canSeeIssue, need, projectOf, visibleProjects } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me } from '../http/call';
import { page } from '../http/paging';
import { forbidden, invalid, Refusal } from '../http/refusal';
import { choice, flag, text } from '../http/values';
import type { Reader } from '../table/fields';
import { optional, required, textOrNull } from '../table/fields';
import { inGroups, inProjects } from '../table/places';
import { byChoice, byIids, bySearch, byTime, byWord } from '../table/rules';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import { groupsAbove } from '../world/arrange';
import type { Holding, Milestone } from '../world/model';
import { LEVEL } from '../world/model';

const PLANNERS = { write: LEVEL.planner };
const IN_PROJECTS = inProjects('milestones', PLANNERS);

const stateAfter: Reader<Milestone['state']> = (given, name) => {
	const event = choice(given, name, ['close', 'activate']);
	return event && (event === 'close' ? 'closed' : 'active');
};

/** @see https://docs.gitlab.com/api/milestones/ */
export const milestones: Table<Milestone> = new Table({
	name: 'milestone',
	places: [IN_PROJECTS, inGroups('milestones', PLANNERS)],
	key: byNumber('milestone_id', 'id'),
	stored: (holder) => holder.milestones,
	make: (world, _by, holder, given) => world.newMilestone(holder, { title: '', ...given }),
	fields: {
		title: required(text),
		description: optional(text),
		due_date: optional(textOrNull),
		start_date: optional(textOrNull),
		state: optional(stateAfter, undefined, { only: 'update', as: { update: 'state_event' } }),
	},
	mustChange: true,
	unique: {
		by: ({ title }) => title,
		refusal: () => invalid({ title: ['already being used for another group or project milestone.'] }),
	},
	shown: withAncestors,
	filters: {
		state: byChoice({
			active: ({ state }) => state === 'active',
			closed: ({ state }) => state === 'closed',
			all: () => true,
		}),
		iids: byIids,
		title: byWord(({ title }) => title),
		search: bySearch(({ title, description }) => `${title}\n${description}`),
		updated_after: byTime(({ updated_at }) => updated_at, 'after'),
		updated_before: byTime(({ updated_at }) => updated_at, 'before'),
	},
	order: { by: { id: ({ id }) => id }, preset: 'desc' },
	entity: milestoneEntity,
	after: (call, milestone, verb) => {
		if (verb === 'create' || verb === 'delete') call.announce.milestone(milestone, me(call), verb);
		if (verb === 'update' && 'state_event' in call.input)
			call.announce.milestone(milestone, me(call), milestone.state === 'closed' ? 'close' : 'reopen');
		if (verb === 'delete') takeFromAll(call, milestone);
	},
	example: {
		create: { title: 'Autumn', due_date: '2030-09-30' },
		update: { state_event: 'close', description: 'Done' },
	},
});

function withAncestors(call: Call, holder: Holding): Milestone[] {
	const above =
		flag(call.input, 'include_ancestors') ?? flag(call.input, 'include_parent_milestones') ?? false;
	return [holder, ...(above ? groupsAbove(holder) : [])].flatMap((place) => place.milestones);
}

function takeFromAll(call: Call, milestone: Milestone): void {
	for (const project of call.world.projects) {
		for (const thing of [...project.issues.values(), ...project.merge_requests.values()]) {
			if (thing.milestone === milestone) thing.milestone = null;
		}
	}
}

function issues(call: Call, milestone: Milestone) {
	const found = visibleProjects(call)
		.flatMap((project) => [...project.issues.values()])
		.filter((issue) => issue.milestone === milestone && canSeeIssue(issue, call.user));
	return page(call, found, (issue) => issueBasic(call, issue));
}

function mergeRequests(call: Call, milestone: Milestone) {
	const found = visibleProjects(call)
		.flatMap((project) => [...project.merge_requests.values()])
		.filter((request) => request.milestone === milestone);
	return page(call, found, (request) => mergeRequestBasic(call, request));
}

/** When issues came and went of a milestone that has both dates; none of another. */
function burndownEvents(call: Call, milestone: Milestone) {
	if (!call.world.premium) throw new Refusal(405, { message: 'Milestone does not support burndown chart' });
	if (!milestone.start_date || !milestone.due_date) return [];
	return visibleProjects(call)
		.flatMap((project) => [...project.issues.values()])
		.filter((issue) => issue.milestone === milestone && canSeeIssue(issue, call.user))
		.flatMap(({ created_at, closed_at, weight }) => [
			{ created_at, weight, action: 'created' },
			...(closed_at ? [{ created_at: closed_at, weight, action: 'closed' }] : []),
		]);
}

/** GitLab makes a new one in the group and answers nothing of it. */
function promote(call: Call, old: Milestone) {
	const { namespace } = projectOf(call);
	if (namespace.kind !== 'group') throw forbidden();
	need(call, namespace, LEVEL.planner);
	const { title, description, state, start_date, due_date } = old;
	const made = call.world.createMilestone(namespace, { title, description, state, start_date, due_date });
	for (const project of call.world.projects) {
		if (!groupsAbove(project).includes(namespace)) continue;
		for (const thing of [...project.issues.values(), ...project.merge_requests.values()])
			if (thing.milestone?.title === title) thing.milestone = made;
		project.milestones = project.milestones.filter((each) => each.title !== title);
	}
	return new Answer(201);
}

export const milestoneRoutes: Route[] = [
	...milestones.routes,
	[
		'POST',
		`${IN_PROJECTS.path}/:milestone_id/promote`,
		(call) => promote(call, milestones.one(call, IN_PROJECTS)),
	],
	...milestones.spec.places.flatMap((place): Route[] => [
		['GET', `${place.path}/:milestone_id/issues`, (call) => issues(call, milestones.one(call, place))],
		[
			'GET',
			`${place.path}/:milestone_id/merge_requests`,
			(call) => mergeRequests(call, milestones.one(call, place)),
		],
		[
			'GET',
			`${place.path}/:milestone_id/burndown_events`,
			(call) => burndownEvents(call, milestones.one(call, place)),
		],
	]),
];

const IN_SPRING = { start_date: '2030-03-01', due_date: '2030-05-31' };

/** An open and a closed milestone, and one of the group. */
export const seedMilestones: ResourceSeed = ({ world }, { projects, groups }) => {
	const spring = world.createMilestone(projects.website, { title: 'Spring release', ...IN_SPRING });
	const winter = world.createMilestone(projects.website, { title: 'Winter release', state: 'closed' });
	const year = world.createMilestone(groups.acme, { title: 'Year' });
	return { milestone: [spring, winter, year].map(({ id }) => String(id)) };
};
