import type { ResourceSeed } from '../base';
import { groupUrl, projectBasic, projectIdentity } from '../entities/project';
import { userBasic } from '../entities/user';
import { groupOf, levelIn, need, projectOf, visibleProject } from '../http/access';
import type { Call, Route } from '../http/call';
import { me, pathNumber } from '../http/call';
import { page } from '../http/paging';
import { forbidden, invalid, notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import { givenOf, initialOf, oneOf, optional, textOrNull } from '../table/fields';
import type { Fields } from '../table/fields';
import { rowsIn } from '../table/rows';
import type { Rule } from '../table/rules';
import { byFlag, byWord, passing } from '../table/rules';
import { groupsAbove } from '../world/arrange';
import type { Group, Job, Project, User } from '../world/model';
import { LEVEL } from '../world/model';
import type { World } from '../world/world';
import { jobBasic } from './job';

interface Runner {
	id: number;
	runner_type: 'instance_type' | 'group_type' | 'project_type';
	description: string | null;
	maintenance_note: string | null;
	paused: boolean;
	locked: boolean;
	run_untagged: boolean;
	access_level: string;
	maximum_timeout: number | null;
	tag_list: string[];
	status: string;
	created_by: User;
	created_at: string;
	/** The first one owns it. */
	projects: Project[];
	group: Group | null;
	jobs: Job[];
}

const FIELDS: Fields<Runner> = {
	description: optional(textOrNull, null),
	maintenance_note: optional(textOrNull, null),
	paused: optional(values.flag, false),
	locked: optional(values.flag, false),
	run_untagged: optional(values.flag, true),
	access_level: optional(oneOf('not_protected', 'ref_protected'), 'not_protected'),
	maximum_timeout: optional<number | null>(values.integer, null),
	tag_list: optional(values.list, []),
};

const byTags: Rule<Runner> = (given, name) => {
	const wanted = values.list(given, name);
	return wanted?.length ? ({ tag_list }) => wanted.every((tag) => tag_list.includes(tag)) : undefined;
};

const FILTERS: Record<string, Rule<Runner>> = {
	type: byWord(({ runner_type }) => runner_type),
	paused: byFlag(({ paused }) => paused),
	status: byWord(({ status }) => status),
	tag_list: byTags,
	version_prefix: (given, name) => {
		const prefix = values.text(given, name);
		return prefix ? () => VERSION.startsWith(prefix) : undefined;
	},
};

const VERSION = '18.6.0';

/** The runners of a world, oldest first. */
export const runnersOf = (world: World) => rowsIn<Runner>(world, 'runner');

function runnerEntity(call: Call, row: Runner) {
	const { id, description, paused, runner_type, status, created_at } = row;
	return {
		...{ id, description, paused, runner_type, status, created_at },
		ip_address: '192.0.2.7',
		active: !paused,
		is_shared: runner_type === 'instance_type',
		name: 'gitlab-runner',
		online: status === 'online',
		created_by: userBasic(call, row.created_by),
		job_execution_status: 'idle',
	};
}

function runnerDetails(call: Call, row: Runner) {
	const { tag_list, run_untagged, locked, maximum_timeout, access_level, maintenance_note } = row;
	const machine = { version: VERSION, revision: 'a1b2c3d4', platform: 'linux', architecture: 'amd64' };
	const { group } = row;
	return {
		...runnerEntity(call, row),
		...{ tag_list, run_untagged, locked, maximum_timeout, access_level, maintenance_note, ...machine },
		contacted_at: row.created_at,
		...(values.flag(call.input, 'include_projects') !== false && {
			projects: row.projects.map((project) => projectBasic(call, project)),
		}),
		groups: group ? [{ id: group.id, web_url: groupUrl(call, group), name: group.name }] : [],
	};
}

/** Whether somebody manages a runner: maintains its project, owns its group, administers the instance. */
function manages(user: User, { projects, group }: Runner): boolean {
	if (user.admin) return true;
	if (group) return levelIn(group, user) >= LEVEL.owner;
	return projects.some((project) => levelIn(project, user) >= LEVEL.maintainer);
}

function managed(call: Call, id = pathNumber(call, 'id')): Runner {
	const row = runnersOf(call.world).find((each) => each.id === id);
	if (!row) throw notFound('Runner');
	if (!manages(me(call), row)) throw forbidden();
	return row;
}

const list = (shown: (call: Call) => (row: Runner) => boolean) => (call: Call) => {
	const rows = runnersOf(call.world).filter(shown(call));
	return page(call, passing(call, rows, FILTERS), (row) => runnerEntity(call, row));
};

const mine = list((call) => {
	const user = me(call);
	return (row) => row.runner_type !== 'instance_type' && manages(user, row);
});

const all = list((call) => {
	if (!me(call).admin) throw forbidden();
	return () => true;
});

const ofProject = list((call) => {
	const project = projectOf(call);
	need(call, project, LEVEL.maintainer);
	return ({ runner_type, projects, group }) =>
		runner_type === 'instance_type' ||
		projects.includes(project) ||
		(group !== null && groupsAbove(project).includes(group));
});

const ofGroup = list((call) => {
	const group = groupOf(call);
	need(call, group, LEVEL.maintainer);
	return (row) => row.runner_type === 'instance_type' || row.group === group;
});

function add(world: World, created_by: User, given: Partial<Runner>): Runner {
	const own = { id: world.next('runner'), created_by, created_at: world.now(), status: 'never_contacted' };
	const none = { projects: [], group: null, jobs: [], runner_type: 'instance_type' };
	const row = { ...own, ...none, ...initialOf(FIELDS), ...given } as Runner;
	runnersOf(world).push(row);
	return row;
}

function create(call: Call): object {
	values.required(call.input, 'runner_type');
	const kinds = ['instance_type', 'group_type', 'project_type'] as const;
	const runner_type = values.choice(call.input, 'runner_type', kinds) ?? 'instance_type';
	const more: Partial<Runner> = { ...givenOf(FIELDS, 'create', call.input), runner_type };
	if (runner_type === 'instance_type' && !me(call).admin) throw forbidden();
	if (runner_type === 'group_type') {
		const group = call.world.findGroup(values.text(call.input, 'group_id') ?? '');
		if (!group) throw notFound('Group');
		need(call, group, LEVEL.owner);
		more.group = group;
	}
	if (runner_type === 'project_type') {
		const project = visibleProject(call, values.text(call.input, 'project_id') ?? '');
		need(call, project, LEVEL.maintainer);
		more.projects = [project];
	}
	if (more.run_untagged === false && !more.tag_list?.length)
		throw invalid({ tags_list: ['can not be empty when runner is not allowed to pick untagged jobs'] });
	const { id } = add(call.world, me(call), more);
	return { id, token: `glrt-standin${id}`, token_expires_at: '2030-01-01T00:00:00.000Z' };
}

function update(call: Call): object {
	const row = managed(call);
	const changed = { ...row, ...givenOf(FIELDS, 'update', call.input) };
	if (!changed.run_untagged && !changed.tag_list.length)
		throw invalid({ tags_list: ['can not be empty when runner is not allowed to pick untagged jobs'] });
	return runnerDetails(call, Object.assign(row, changed));
}

function remove(call: Call): undefined {
	const rows = runnersOf(call.world);
	rows.splice(rows.indexOf(managed(call)), 1);
}

function enable(call: Call): object {
	const project = projectOf(call);
	need(call, project, LEVEL.maintainer);
	values.required(call.input, 'runner_id');
	const row = managed(call, values.integer(call.input, 'runner_id') ?? 0);
	if (row.runner_type !== 'project_type')
		throw new Refusal(403, { message: '403 Forbidden - Runner is a group runner' });
	if (row.locked) throw new Refusal(403, { message: '403 Forbidden - Runner is locked' });
	if (row.projects.includes(project)) throw invalid({ runner_id: ['has already been taken'] });
	row.projects.push(project);
	return runnerEntity(call, row);
}

function disable(call: Call): undefined {
	const project = projectOf(call);
	need(call, project, LEVEL.maintainer);
	const row = managed(call, pathNumber(call, 'runner_id'));
	const at = row.projects.indexOf(project);
	if (at < 0) throw notFound('Runner');
	if (at === 0)
		throw new Refusal(403, {
			message: '403 Forbidden - You cannot unassign a runner from the owner project',
		});
	row.projects.splice(at, 1);
}

function jobs(call: Call): object {
	const { jobs: own } = managed(call);
	const status = values.text(call.input, 'status');
	const found = own.filter((job) => !status || job.status === status);
	const rows = values.choice(call.input, 'sort', ['asc', 'desc']) === 'asc' ? found : [...found].reverse();
	return page(call, rows, (job) => ({
		...jobBasic(call, job),
		project: projectIdentity(job.pipeline.project),
	}));
}

/** @see https://docs.gitlab.com/api/runners/ */
export const runnerRoutes: Route[] = [
	['GET', 'runners/all', all],
	['GET', 'runners', mine],
	['GET', 'projects/:id/runners', ofProject],
	['GET', 'groups/:id/runners', ofGroup],
	['POST', 'user/runners', create],
	['GET', 'runners/:id', (call) => runnerDetails(call, managed(call))],
	['PUT', 'runners/:id', update],
	['DELETE', 'runners/:id', remove],
	['GET', 'runners/:id/jobs', jobs],
	['POST', 'projects/:id/runners', enable],
	['DELETE', 'projects/:id/runners/:runner_id', disable],
];

/** One that two projects have, one of the other project alone, a group's and the instance's. */
export const seedRunners: ResourceSeed = ({ world }, { users, projects, groups }) => {
	const { website, api } = projects;
	const more = { maintenance_note: 'Ask Jonas', maximum_timeout: 3600, tag_list: ['docker', 'linux'] };
	const project = { runner_type: 'project_type', description: 'builder', status: 'online', ...more } as const;
	const pipeline = world.createPipeline(website, 'main', { status: 'failed' });
	const ended = { finished_at: world.now() };
	const jobs = [
		world.createJob(pipeline, 'build', { status: 'success', ...ended }),
		world.createJob(pipeline, 'test', { status: 'failed', failure_reason: 'script_failure', ...ended }),
	];
	const shared = add(world, users.maria, { ...project, projects: [api, website], jobs });
	const other = add(world, users.maria, { ...project, description: 'other', projects: [api] });
	add(world, users.maria, { runner_type: 'group_type', description: 'of all', group: groups.acme });
	add(world, users.admin, { description: 'of the instance', status: 'online' });
	return {
		runner: [shared, other].map(({ id }) => String(id)),
		maximum_timeout: ['3600'],
		tag_list: ['docker'],
	};
};

/** Adds runners to a project. */
export function addRunners(world: World, by: User, project: Project, count: number): void {
	for (let at = 0; at < count; at++) add(world, by, { runner_type: 'project_type', projects: [project] });
}
