import type { ResourceSeed } from '../base';
import { giveAvatar } from '../entities/avatar';
import { groupUrl, projectEntity, settingsOf, sharesOf } from '../entities/project';
import { userBasic } from '../entities/user';
import { levelIn, need, projectOf, visibleProjects } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me } from '../http/call';
import { page } from '../http/paging';
import { invalid, notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import { giveSettings, listProjects } from '../routes/places';
import { rowsIn } from '../table/rows';
import { groupsAbove } from '../world/arrange';
import type { Group, Project, User } from '../world/model';
import { LEVEL } from '../world/model';

function owned(call: Call, level: number = LEVEL.owner): Project {
	const project = projectOf(call);
	need(call, project, level);
	return project;
}

const fullPath = ({ path, namespace }: Project) =>
	`${namespace.kind === 'user' ? namespace.username : namespace.full_path}/${path}`;

function update(call: Call) {
	const project = owned(call, LEVEL.maintainer);
	for (const name of ['name', 'path', 'description', 'default_branch'] as const) {
		const given = values.text(call.input, name);
		if (given !== undefined) project[name] = given;
	}
	project.visibility =
		values.choice(call.input, 'visibility', ['private', 'internal', 'public']) ?? project.visibility;
	giveSettings(call, project);
	giveAvatar(call, project);
	project.path_with_namespace = fullPath(project);
	return projectEntity(call, project);
}

function restore(call: Call) {
	const settings = settingsOf(owned(call));
	if (!settings.marked_for_deletion_on)
		throw new Refusal(400, { message: 'Project has not been marked for deletion' });
	Object.assign(settings, { marked_for_deletion_on: null, marked_for_deletion_at: null });
	return new Answer(201, projectEntity(call, projectOf(call)));
}

/** A group or a user, by ID or path. */
function namespaceGiven(call: Call, given: string | undefined): Group | User {
	if (given === undefined) return me(call);
	const user = call.world.users.find(({ username, namespace_id }) =>
		[username, String(namespace_id)].includes(given),
	);
	const found = call.world.findGroup(given) ?? user;
	if (!found) throw notFound('Namespace');
	return found;
}

function transfer(call: Call) {
	const project = owned(call);
	values.required(call.input, 'namespace');
	const namespace = namespaceGiven(call, values.text(call.input, 'namespace'));
	if (namespace === project.namespace)
		throw new Refusal(400, { message: 'Project is already in this namespace.' });
	project.namespace = namespace;
	project.path_with_namespace = fullPath(project);
	return new Answer(200, projectEntity(call, project));
}

function archive(call: Call, archived: boolean) {
	const project = owned(call);
	project.archived = archived;
	return new Answer(201, projectEntity(call, project));
}

function star(call: Call, wanted: boolean) {
	const [project, user] = [projectOf(call), me(call)];
	if (project.starrers.has(user) === wanted) return new Answer(304);
	if (wanted) project.starrers.add(user);
	else project.starrers.delete(user);
	return new Answer(201, projectEntity(call, project));
}

const forksOf = (project: Project) => rowsIn<Project>(project, 'fork');

function fork(call: Call) {
	const origin = projectOf(call);
	const id = values.integer(call.input, 'namespace_id');
	const namespace = namespaceGiven(call, id ? String(id) : undefined);
	const path = values.text(call.input, 'path') ?? origin.path;
	if (call.world.projects.some((each) => each.namespace === namespace && each.path === path))
		throw invalid({ path: ['has already been taken'] }, 409);
	const project = call.world.createProject({
		...{ path, namespace, creator: me(call) },
		name: values.text(call.input, 'name') ?? origin.name,
		description: values.text(call.input, 'description') ?? origin.description ?? undefined,
		visibility: values.choice(call.input, 'visibility', ['private', 'internal', 'public']),
	});
	Object.assign(settingsOf(project), { import_status: 'scheduled' });
	forksOf(origin).push(project);
	return new Answer(201, projectEntity(call, project));
}

function share(call: Call) {
	const project = owned(call, LEVEL.maintainer);
	values.required(call.input, 'group_id', 'group_access');
	const group = call.world.findGroup(values.integer(call.input, 'group_id') ?? 0);
	if (!group) throw notFound('Group');
	if (sharesOf(project).some((each) => each.group === group))
		throw new Refusal(409, { message: 'The group is already shared with this project' });
	const link = {
		group_access: values.integer(call.input, 'group_access') ?? 0,
		expires_at: values.text(call.input, 'expires_at') ?? null,
		member_role_id: values.integer(call.input, 'member_role_id') ?? null,
	};
	const { group_access: group_access_level, ...rest } = link;
	sharesOf(project).push({ group, group_access_level, ...rest });
	const ids = { id: call.world.next('share'), project_id: project.id, group_id: group.id };
	return new Answer(201, { ...ids, ...link });
}

function unshare(call: Call): void {
	const shares = sharesOf(owned(call, LEVEL.maintainer));
	const at = shares.findIndex(({ group }) => String(group.id) === call.params.group_id);
	if (at < 0) throw notFound();
	shares.splice(at, 1);
}

function listForks(call: Call) {
	const forks = forksOf(projectOf(call));
	return listProjects(
		call,
		visibleProjects(call).filter((project) => forks.includes(project)),
	);
}

const holds = (search: string, ...texts: string[]) =>
	texts.some((text) => text.toLowerCase().includes(search.toLowerCase()));

function listUsers(call: Call) {
	const project = projectOf(call);
	const search = values.text(call.input, 'search') ?? '';
	const skipped = values.list(call.input, 'skip_users') ?? [];
	const users = call.world.users.filter(
		(user) =>
			!user.admin &&
			levelIn(project, user) > 0 &&
			!skipped.includes(String(user.id)) &&
			holds(search, user.name, user.username),
	);
	return page(call, users, (user) => userBasic(call, user));
}

function listGroups(call: Call) {
	const project = projectOf(call);
	const search = values.text(call.input, 'search') ?? '';
	const skipped = values.list(call.input, 'skip_groups') ?? [];
	const shared = values.flag(call.input, 'with_shared') ? sharesOf(project).map(({ group }) => group) : [];
	const groups = [...groupsAbove(project), ...shared].filter(
		({ id, full_name, full_path }) => !skipped.includes(String(id)) && holds(search, full_name, full_path),
	);
	return page(call, groups, (group) => {
		const { id, name, full_name, full_path } = group;
		const avatar_url = `${call.world.url}/uploads/-/system/group/avatar/${id}/logo.png`;
		return { id, web_url: groupUrl(call, group), name, avatar_url, full_name, full_path };
	});
}

function listOfUser(call: Call, isWanted: (project: Project, user: User) => boolean) {
	const { user_id: given } = call.params;
	const user = call.world.users.find(({ id, username }) => [String(id), username].includes(given));
	if (!user) throw notFound('User');
	return listProjects(
		call,
		visibleProjects(call).filter((project) => isWanted(project, user)),
	);
}

/** @see https://docs.gitlab.com/api/projects/ */
export const projectRoutes: Route[] = [
	['PUT', 'projects/:id', update],
	['POST', 'projects/:id/restore', restore],
	['PUT', 'projects/:id/transfer', transfer],
	['POST', 'projects/:id/archive', (call) => archive(call, true)],
	['POST', 'projects/:id/unarchive', (call) => archive(call, false)],
	['POST', 'projects/:id/star', (call) => star(call, true)],
	['POST', 'projects/:id/unstar', (call) => star(call, false)],
	['POST', 'projects/:id/fork', fork],
	['GET', 'projects/:id/forks', listForks],
	['POST', 'projects/:id/share', share],
	['DELETE', 'projects/:id/share/:group_id', unshare],
	['GET', 'projects/:id/languages', (call) => (projectOf(call), { TypeScript: 81.5, CSS: 18.5 })],
	['GET', 'projects/:id/users', listUsers],
	['GET', 'projects/:id/groups', listGroups],
	['GET', 'users/:user_id/projects', (call) => listOfUser(call, ({ namespace }, user) => namespace === user)],
	[
		'GET',
		'users/:user_id/starred_projects',
		(call) => listOfUser(call, ({ starrers }, user) => starrers.has(user)),
	],
];

/** Projects to restore, share and move, one with a fork, and one of a user. */
export const seedProjects: ResourceSeed = ({ world }, { users, groups, projects }) => {
	const { website } = projects;
	const partner = world.createGroup({ path: 'partner', name: 'Partner', owner: users.maria });
	const project = (path: string) =>
		world.createProject({ path, name: `Project ${path}`, namespace: groups.acme, creator: users.maria });
	Object.assign(settingsOf(project('gone')), {
		...{ marked_for_deletion_on: '2026-01-15', marked_for_deletion_at: '2026-01-15' },
	});
	const old = project('old');
	sharesOf(old).push({
		...{ group: partner, group_access_level: LEVEL.guest },
		...{ expires_at: '2030-01-31', member_role_id: null },
	});
	const own = world.createProject({ path: 'own', name: 'Own', namespace: users.maria, creator: users.maria });
	own.starrers.add(users.maria);
	forksOf(website).push(own);
	for (const each of [website, own]) each.topics = ['shop', 'typescript'];
	own.description = 'Of Maria';
	return {
		project: ['acme/website', 'acme/gone', 'acme/old'],
		confirmation: ['acme/website'],
		newNamespace: ['partner'],
		invitedGroup: [String(partner.id)],
		intoGroup: [String(partner.id)],
		group_with_project_templates_id: [String(groups.acme.id)],
		user: [String(users.maria.id)],
		mirror_user_id: [String(users.maria.id)],
	};
};
