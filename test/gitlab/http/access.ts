import { groupsAbove, isWithin } from '../world/arrange';
import type { Group, Holding, Issue, Project, User } from '../world/model';
import { LEVEL } from '../world/model';
import type { Call } from './call';
import { me } from './call';
import { forbidden, notFound } from './refusal';

/** A user's level in a project or group: the highest of what is given there and in the groups above. */
export function levelIn(holding: Holding, user: User | null): number {
	if (!user) return LEVEL.none;
	if (user.admin) return LEVEL.owner;
	if (holding.kind === 'project' && holding.namespace === user) return LEVEL.owner;
	const places = [holding, ...groupsAbove(holding)];
	return Math.max(
		LEVEL.none,
		...places.map((place) => place.members.get(user.id)?.access_level ?? LEVEL.none),
	);
}

/** Whether a project or group exists for a user. */
export function canSee(call: Pick<Call, 'world'>, holding: Holding, user: User | null): boolean {
	if (holding.visibility === 'public' || (holding.visibility === 'internal' && user)) return true;
	if (levelIn(holding, user) > LEVEL.none) return true;
	// Whoever has a project below a group may see the group.
	return holding.kind === 'group' && call.world.projects.some((each) => isBelow(each, holding, user));
}

function isBelow(project: Project, group: Group, user: User | null): boolean {
	return (
		project.namespace.kind === 'group' && isWithin(project.namespace, group) && levelIn(project, user) > 0
	);
}

/** The project that the path names, if the asker may know of it. */
export function projectOf(call: Call): Project {
	return visibleProject(call, call.params.id ?? '');
}

export function visibleProject(call: Call, idOrPath: string | number): Project {
	const project = call.world.findProject(idOrPath);
	if (!project || !canSee(call, project, call.user)) throw notFound('Project');
	return project;
}

/** The group that the path names, if the asker may know of it. */
export function groupOf(call: Call): Group {
	const group = call.world.findGroup(call.params.id ?? '');
	if (!group || !canSee(call, group, call.user)) throw notFound('Group');
	return group;
}

/** Refuses whoever has not this level. */
export function need(call: Call, holding: Holding, level: number): User {
	const user = me(call);
	if (levelIn(holding, user) < level) throw forbidden();
	return user;
}

/** Confidential issues are for reporters, their author and their assignees. */
export function canSeeIssue(issue: Issue, user: User | null): boolean {
	if (!issue.confidential) return true;
	if (!user) return false;
	return (
		issue.author === user || issue.assignees.includes(user) || levelIn(issue.project, user) >= LEVEL.planner
	);
}

/** All projects that the asker may see. */
export function visibleProjects(call: Call): Project[] {
	return call.world.projects.filter((project) => canSee(call, project, call.user));
}

/** The visible projects in a group and its subgroups. */
export function projectsIn(call: Call, group: Group): Project[] {
	return visibleProjects(call).filter(
		(project) => project.namespace.kind === 'group' && isWithin(project.namespace, group),
	);
}
