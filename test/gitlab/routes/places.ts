import {
	groupDetail,
	groupEntity,
	projectBasic,
	projectEntity,
	projectWithAccess,
	settingsOf,
} from '../entities/project';
import { canSee, groupOf, levelIn, need, projectOf, projectsIn, visibleProjects } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me } from '../http/call';
import { compareValues, page } from '../http/paging';
import { forbidden, invalid, notFound } from '../http/refusal';
import * as values from '../http/values';
import { isWithin } from '../world/arrange';
import type { Group, Project, Visibility } from '../world/model';
import { LEVEL } from '../world/model';

const VISIBILITIES: Visibility[] = ['private', 'internal', 'public'];

type Key = (project: Project) => string | number;
const projectKeys: Record<string, Key> = {
	id: (project) => project.id,
	name: (project) => project.name.toLowerCase(),
	path: (project) => project.path,
	created_at: (project) => project.created_at,
	updated_at: (project) => project.updated_at,
	last_activity_at: (project) => project.last_activity_at,
	star_count: (project) => project.starrers.size,
	similarity: (project) => project.id,
};

/** For administrators only; everybody else gets the default order in their place. */
const BY_SIZE = ['packages_size', 'repository_size', 'storage_size', 'wiki_size'];

const contains = (text: string, search: string) => text.toLowerCase().includes(search.toLowerCase());

/** The filters that every list of projects takes. */
export function listProjects(call: Call, projects: Project[]) {
	const { input } = call;
	const search = values.text(input, 'search');
	const inPath = values.flag(input, 'search_namespaces');
	const visibility = values.choice(input, 'visibility', VISIBILITIES);
	const least = values.integer(input, 'min_access_level') ?? (values.flag(input, 'owned') ? LEVEL.owner : 0);
	const archived = values.flag(input, 'archived');
	const [after, before] = [values.integer(input, 'id_after'), values.integer(input, 'id_before')];
	const active = values.moment(input, 'last_activity_after');
	const level = (project: Project) =>
		call.user?.admin ? ownLevel(call, project) : levelIn(project, call.user);
	const shown = projects
		.filter(
			(project) =>
				!search ||
				contains(inPath ? project.path_with_namespace : project.name, search) ||
				contains(project.path, search),
		)
		.filter((project) => !visibility || project.visibility === visibility)
		.filter((project) => !least || level(project) >= least)
		.filter((project) => !values.flag(input, 'membership') || level(project) > 0)
		.filter((project) => !values.flag(input, 'starred') || (call.user && project.starrers.has(call.user)))
		.filter((project) => archived === undefined || project.archived === archived)
		.filter((project) => !after || project.id > after)
		.filter((project) => !before || project.id < before)
		.filter((project) => !active || Date.parse(project.last_activity_at) > active);
	const simple = values.flag(input, 'simple') ?? !call.user;
	const keyset = {
		keys: { id: (project: Project) => project.id },
		defaultKey: 'id',
		style: 'id_after' as const,
	};
	return page(
		call,
		sortProjects(call, shown),
		(project) => (simple ? projectBasic : projectEntity)(call, project),
		{ keyset },
	);
}

/** An administrator's membership, without the power over all projects. */
function ownLevel(call: Call, project: Project): number {
	return levelIn(project, call.user && { ...call.user, admin: false });
}

function sortProjects(call: Call, projects: Project[]): Project[] {
	const order = values.choice(call.input, 'order_by', [...Object.keys(projectKeys), ...BY_SIZE]) ?? '';
	const direction = values.choice(call.input, 'sort', ['asc', 'desc']) === 'asc' ? 1 : -1;
	// Repositories here have no size, so there is nothing else to sort by.
	const key: Key = projectKeys[order] ?? (({ created_at }) => created_at);
	return [...projects].sort((a, b) => direction * (compareValues(key(a), key(b)) || a.id - b.id));
}

/** What is kept of a project beside its settings, and what is no setting. */
const OWN = ['name', 'path', 'description', 'visibility', 'topics', 'default_branch'];
const NO_SETTINGS = [
	...OWN,
	...['id', 'namespace_id', 'import_url', 'initialize_with_readme', 'template_name', 'template_project_id'],
	...['use_custom_template', 'group_with_project_templates_id', 'show_default_award_emojis', 'avatar'],
	...[
		'container_expiration_policy_attributes',
		'mirror_branch_regex',
		'mirror_user_id',
		'mirror_trigger_builds',
	],
	...['only_mirror_protected_branches', 'mirror_overwrites_diverged_branches', 'fallback_approvals_required'],
];

/** Gives a project the settings that a request names. */
export function giveSettings(call: Call, project: Project): void {
	const given = Object.entries(call.input);
	const topics = values.list(call.input, 'topics');
	if (topics) project.topics = topics;
	Object.assign(
		settingsOf(project),
		Object.fromEntries(given.filter(([name]) => !NO_SETTINGS.includes(name))),
	);
}

function groupProjects(call: Call) {
	const group = groupOf(call);
	const all = projectsIn(call, group);
	const below = values.flag(call.input, 'include_subgroups') ?? false;
	return listProjects(call, below ? all : all.filter((project) => project.namespace === group));
}

function createProject(call: Call) {
	const by = me(call);
	const name = values.text(call.input, 'name') ?? values.text(call.input, 'path');
	if (!name) throw invalid({ name: ["can't be blank"] });
	const path = values.text(call.input, 'path') ?? name.toLowerCase().replace(/[^a-z0-9_.-]+/g, '-');
	const namespaceId = values.integer(call.input, 'namespace_id');
	const group =
		namespaceId && namespaceId !== by.namespace_id ? call.world.findGroup(namespaceId) : undefined;
	if (namespaceId && namespaceId !== by.namespace_id && !group) throw notFound('Namespace');
	if (group && levelIn(group, by) < LEVEL.developer) throw forbidden();
	const namespace = group ?? by;
	if (call.world.projects.some((each) => each.namespace === namespace && each.path === path)) {
		throw invalid({
			'project_namespace.name': ['has already been taken'],
			name: ['has already been taken'],
			path: ['has already been taken'],
		});
	}
	const visibility = values.choice(call.input, 'visibility', VISIBILITIES);
	const description = values.text(call.input, 'description');
	const project = call.world.createProject({ path, name, namespace, visibility, description, creator: by });
	giveSettings(call, project);
	return projectEntity(call, project);
}

function deleteProject(call: Call) {
	const project = projectOf(call);
	need(call, project, LEVEL.owner);
	call.world.projects.splice(call.world.projects.indexOf(project), 1);
	return new Answer(202, { message: '202 Accepted' });
}

function listGroups(call: Call, groups: Group[]) {
	const search = values.text(call.input, 'search') ?? '';
	const least =
		values.integer(call.input, 'min_access_level') ?? (values.flag(call.input, 'owned') ? LEVEL.owner : 0);
	const top = values.flag(call.input, 'top_level_only') ?? false;
	const shown = groups
		.filter((group) => canSee(call, group, call.user))
		.filter((group) => contains(group.full_name, search) || contains(group.full_path, search))
		.filter((group) => levelIn(group, call.user) >= least && (!top || group.parent === null))
		.sort((a, b) => compareValues(a.name, b.name));
	return page(call, shown, (group) => groupEntity(call, group));
}

export const placeRoutes: Route[] = [
	['GET', 'projects', (call) => listProjects(call, visibleProjects(call))],
	['POST', 'projects', createProject],
	['GET', 'projects/:id', (call) => (call.user ? projectWithAccess : projectBasic)(call, projectOf(call))],
	['DELETE', 'projects/:id', deleteProject],
	['GET', 'groups', (call) => listGroups(call, call.world.groups)],
	['GET', 'groups/:id', (call) => groupDetail(call, groupOf(call))],
	['GET', 'groups/:id/projects', groupProjects],
	['GET', 'groups/:id/subgroups', (call) => subgroups(call, (group, root) => group.parent === root)],
	[
		'GET',
		'groups/:id/descendant_groups',
		(call) => subgroups(call, (group, root) => group !== root && isWithin(group, root)),
	],
];

function subgroups(call: Call, belongs: (group: Group, root: Group) => boolean) {
	const root = groupOf(call);
	return listGroups(
		call,
		call.world.groups.filter((group) => belongs(group, root)),
	);
}
