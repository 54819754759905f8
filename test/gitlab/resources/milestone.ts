import { issueBasic } from '../entities/issue';
import { milestoneEntity } from '../entities/issuable';
import { mergeRequestBasic } from '../entities/mergeRequest';
import { canSeeIssue, groupOf, need, projectOf, visibleProjects } from '../http/access';
import type { Call, Route } from '../http/call';
import { me, pathNumber } from '../http/call';
import { page } from '../http/paging';
import { invalid, notFound } from '../http/refusal';
import * as values from '../http/values';
import { groupsAbove } from '../world/arrange';
import type { Holding, Milestone } from '../world/model';
import { LEVEL } from '../world/model';

function list(call: Call, where: Holding) {
	const { input } = call;
	const state = values.choice(input, 'state', ['active', 'closed', 'all']) ?? 'all';
	const above =
		values.flag(input, 'include_ancestors') ?? values.flag(input, 'include_parent_milestones') ?? false;
	const iids = values.integers(input, 'iids');
	const title = values.text(input, 'title');
	const search = values.text(input, 'search')?.toLowerCase() ?? '';
	const shown = [where, ...(above ? groupsAbove(where) : [])]
		.flatMap((place) => place.milestones)
		.filter((milestone) => state === 'all' || milestone.state === state)
		.filter((milestone) => !iids || iids.includes(milestone.iid))
		.filter((milestone) => title === undefined || milestone.title === title)
		.filter((milestone) => `${milestone.title}\n${milestone.description}`.toLowerCase().includes(search))
		.sort((a, b) => b.id - a.id);
	return page(call, shown, (milestone) => milestoneEntity(call, milestone));
}

function milestoneOf(call: Call, where: Holding): Milestone {
	const milestone = where.milestones.find(({ id }) => id === pathNumber(call, 'milestone_id'));
	if (!milestone) throw notFound();
	return milestone;
}

function create(call: Call, where: Holding) {
	const by = need(call, where, LEVEL.planner);
	values.required(call.input, 'title');
	const title = values.text(call.input, 'title') ?? '';
	if (where.milestones.some((each) => each.title === title)) {
		throw invalid({ title: ['already being used for another group or project milestone.'] });
	}
	const milestone = call.world.createMilestone(where, {
		title,
		description: values.text(call.input, 'description') ?? '',
		due_date: values.text(call.input, 'due_date') || null,
		start_date: values.text(call.input, 'start_date') || null,
	});
	call.announce.milestone(milestone, by, 'create');
	return milestoneEntity(call, milestone);
}

function update(call: Call, where: Holding) {
	const by = need(call, where, LEVEL.planner);
	const milestone = milestoneOf(call, where);
	const { input } = call;
	values.someOf(input, ['title', 'description', 'due_date', 'start_date', 'state_event']);
	const event = values.choice(input, 'state_event', ['close', 'activate']);
	milestone.title = values.text(input, 'title') ?? milestone.title;
	milestone.description = values.text(input, 'description') ?? milestone.description;
	if ('due_date' in input) milestone.due_date = values.text(input, 'due_date') || null;
	if ('start_date' in input) milestone.start_date = values.text(input, 'start_date') || null;
	if (event) milestone.state = event === 'close' ? 'closed' : 'active';
	milestone.updated_at = call.world.now();
	if (event) call.announce.milestone(milestone, by, event === 'close' ? 'close' : 'reopen');
	return milestoneEntity(call, milestone);
}

function remove(call: Call, where: Holding): void {
	need(call, where, LEVEL.planner);
	const milestone = milestoneOf(call, where);
	call.announce.milestone(milestone, me(call), 'delete');
	where.milestones = where.milestones.filter((each) => each !== milestone);
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

const places: Array<[string, (call: Call) => Holding]> = [
	['projects/:id/milestones', projectOf],
	['groups/:id/milestones', groupOf],
];

export const milestoneRoutes: Route[] = places.flatMap(([path, whereOf]): Route[] => {
	const one = (call: Call) => milestoneOf(call, whereOf(call));
	return [
		['GET', path, (call) => list(call, whereOf(call))],
		['POST', path, (call) => create(call, whereOf(call))],
		['GET', `${path}/:milestone_id`, (call) => milestoneEntity(call, one(call))],
		['PUT', `${path}/:milestone_id`, (call) => update(call, whereOf(call))],
		['DELETE', `${path}/:milestone_id`, (call) => remove(call, whereOf(call))],
		['GET', `${path}/:milestone_id/issues`, (call) => issues(call, one(call))],
		['GET', `${path}/:milestone_id/merge_requests`, (call) => mergeRequests(call, one(call))],
	];
});
