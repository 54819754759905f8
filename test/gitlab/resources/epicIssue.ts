import type { ResourceSeed } from '../base';
import { epicEntity } from '../entities/epic';
import { issueBasic, issueEntity } from '../entities/issue';
import { canSeeIssue, groupOf, need, visibleProjects } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, pathNumber } from '../http/call';
import { page } from '../http/paging';
import { notFound } from '../http/refusal';
import { rowsIn } from '../table/rows';
import type { Epic, Issue } from '../world/model';
import { LEVEL } from '../world/model';
import type { World } from '../world/world';
import { EPICS, epics } from './epic';

/** An issue's place in an epic. */
interface EpicIssue {
	id: number;
	epic: Epic;
	issue: Issue;
}

const placesIn = (epic: Epic) => rowsIn<EpicIssue>(epic, 'epic issue');

/** Puts an issue into an epic, and takes it out of any other. */
export function putInto(world: World, epic: Epic, issue: Issue): EpicIssue {
	for (const other of world.groups.flatMap((group) => group.epics)) {
		const places = placesIn(other);
		const at = places.findIndex((place) => place.issue === issue);
		if (at >= 0) places.splice(at, 1);
	}
	const place = { id: world.next('epic issue'), epic, issue };
	placesIn(epic).push(place);
	return place;
}

function linkEntity(call: Call, { id, epic, issue }: EpicIssue) {
	return {
		id,
		relative_position: id * 513,
		epic: epicEntity(call, epic),
		issue: issueBasic(call, issue),
	};
}

function list(call: Call) {
	const places = placesIn(epics.one(call, EPICS)).filter(({ issue }) => canSeeIssue(issue, call.user));
	return page(call, places, ({ id, issue }) => ({
		...issueEntity(call, issue),
		epic_issue_id: id,
		relative_position: id * 513,
	}));
}

function add(call: Call) {
	need(call, groupOf(call), LEVEL.planner);
	const epic = epics.one(call, EPICS);
	const wanted = pathNumber(call, 'epic_issue_id');
	const issue = visibleProjects(call)
		.flatMap(({ issues }) => [...issues.values()])
		.find(({ id }) => id === wanted);
	if (!issue) throw notFound();
	return new Answer(201, linkEntity(call, putInto(call.world, epic, issue)));
}

function remove(call: Call) {
	need(call, groupOf(call), LEVEL.planner);
	const places = placesIn(epics.one(call, EPICS));
	const wanted = pathNumber(call, 'epic_issue_id');
	const place = places.find(({ id }) => id === wanted);
	if (!place) throw notFound();
	places.splice(places.indexOf(place), 1);
	return new Answer(200, linkEntity(call, place));
}

const ISSUES = `${EPICS.path}/:epic_iid/issues`;

/** @see https://docs.gitlab.com/api/epic_issues/ */
export const epicIssueRoutes: Route[] = [
	['GET', ISSUES, list],
	['POST', `${ISSUES}/:epic_issue_id`, add],
	['DELETE', `${ISSUES}/:epic_issue_id`, remove],
];

/** An open epic with an issue, a closed one, and one of the group below. */
export const seedEpicsWithIssues: ResourceSeed = ({ world }, { users, groups, projects }) => {
	const { acme } = groups;
	world.createLabel(acme, { name: 'theme' });
	const issue = world.createIssue(projects.website, {
		title: 'Part of an epic',
		author: users.tom,
		assignees: [users.aiko],
		labels: ['theme'],
		milestone: world.createMilestone(projects.website, { title: 'Autumn' }),
		due_date: '2030-10-01',
	});
	const epic = Object.assign(world.createEpic(acme, users.maria, 'Faster payment'), {
		labels: ['theme'],
		start_date_fixed: '2030-09-01',
		start_date_is_fixed: true,
		due_date_fixed: '2030-11-30',
		due_date_is_fixed: true,
	});
	putInto(world, epic, issue);
	const closed = Object.assign(world.createEpic(acme, users.maria, 'Done'), {
		state: 'closed',
		closed_at: world.now(),
	});
	return {
		epic: [epic, closed].map(({ iid }) => String(iid)),
		issue: [String(issue.iid), '1'],
		parent_id: [String(closed.id)],
	};
};
