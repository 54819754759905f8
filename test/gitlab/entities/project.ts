import { canSeeIssue, levelIn } from '../http/access';
import { groupsAbove } from '../world/arrange';
import { rowsIn } from '../table/rows';
import type { Group, Holding, Project, User } from '../world/model';
import { LEVEL } from '../world/model';
import { groupSettings, projectSettings } from './projectSettings';
import type { View } from './user';
import { avatarUrlOf } from './avatar';
import { avatarUrl, userBasic } from './user';

export function namespaceBasic(view: View, namespace: Group | User) {
	const isUser = namespace.kind === 'user';
	const full_path = isUser ? namespace.username : namespace.full_path;
	return {
		id: isUser ? namespace.namespace_id : namespace.id,
		name: namespace.name,
		path: isUser ? namespace.username : namespace.path,
		kind: namespace.kind,
		full_path,
		parent_id: isUser ? null : (namespace.parent?.id ?? null),
		avatar_url: isUser ? avatarUrl(namespace) : null,
		web_url: isUser ? `${view.world.url}/${full_path}` : groupUrl(view, namespace),
	};
}

export function groupUrl(view: View, group: Group): string {
	return `${view.world.url}/groups/${group.full_path}`;
}

export function projectUrl(view: View, project: Project): string {
	return `${view.world.url}/${project.path_with_namespace}`;
}

function nameWithNamespace(project: Project): string {
	const { namespace } = project;
	return `${namespace.kind === 'user' ? namespace.name : namespace.full_name} / ${project.name}`;
}

export function projectIdentity(project: Project) {
	return {
		id: project.id,
		description: project.description,
		name: project.name,
		name_with_namespace: nameWithNamespace(project),
		path: project.path,
		path_with_namespace: project.path_with_namespace,
		created_at: project.created_at,
	};
}

export function sshUrl(view: View, project: Project): string {
	return `git@${new URL(view.world.url).hostname}:${project.path_with_namespace}.git`;
}

/** What lists give when `simple` is asked for, and to those who are not signed in. */
export function projectBasic(view: View, project: Project) {
	const web_url = projectUrl(view, project);
	return {
		...projectIdentity(project),
		default_branch: project.default_branch,
		tag_list: project.topics,
		topics: project.topics,
		ssh_url_to_repo: sshUrl(view, project),
		http_url_to_repo: `${web_url}.git`,
		web_url,
		readme_url: `${web_url}/-/blob/${project.default_branch}/README.md`,
		forks_count: 0,
		avatar_url: avatarUrlOf(view, project),
		star_count: project.starrers.size,
		last_activity_at: project.last_activity_at,
		visibility: project.visibility,
		namespace: namespaceBasic(view, project.namespace),
	};
}

export function projectEntity(view: View, project: Project) {
	const api = `${view.world.url}/api/v4/projects/${project.id}`;
	const open = [...project.issues.values()].filter(
		(issue) => issue.state === 'opened' && canSeeIssue(issue, view.user),
	);
	return {
		...projectBasic(view, project),
		repository_storage: 'default',
		container_registry_image_prefix: `registry.example.com/${project.path_with_namespace}`,
		_links: {
			self: api,
			issues: `${api}/issues`,
			merge_requests: `${api}/merge_requests`,
			repo_branches: `${api}/repository/branches`,
			labels: `${api}/labels`,
			events: `${api}/events`,
			members: `${api}/members`,
			cluster_agents: `${api}/cluster_agents`,
		},
		empty_repo: false,
		archived: project.archived,
		...(project.namespace.kind === 'user' ? { owner: userBasic(view, project.namespace) } : {}),
		can_create_merge_request_in: levelIn(project, view.user) >= LEVEL.developer,
		creator_id: project.creator.id,
		open_issues_count: open.length,
		description_html: project.description
			? `<p data-sourcepos="1:1-1:1" dir="auto">${project.description}</p>`
			: '',
		updated_at: project.updated_at,
		...projectSettings,
		...settingsOf(project),
		shared_with_groups: sharesOf(project).map(shareEntity),
	};
}

export function projectWithAccess(view: View, project: Project) {
	const direct = view.user ? project.members.get(view.user.id)?.access_level : undefined;
	const inherited = Math.max(
		0,
		...groupsAbove(project).map((group) => group.members.get(view.user?.id ?? 0)?.access_level ?? 0),
	);
	const access = (access_level?: number) => (access_level ? { access_level, notification_level: 3 } : null);
	const permissions = { project_access: access(direct), group_access: access(inherited) };
	return { ...projectEntity(view, project), permissions };
}

/** A group that a project or group is shared with. */
export interface Share {
	group: Group;
	group_access_level: number;
	expires_at: string | null;
	member_role_id: number | null;
}

/** With whom a project or group is shared, oldest first. */
export const sharesOf = (holding: Holding) => rowsIn<Share>(holding, 'share');

export function shareEntity({ group, ...share }: Share) {
	return { group_id: group.id, group_name: group.name, group_full_path: group.full_path, ...share };
}

/** The settings of a project or group that somebody has changed. */
export function settingsOf(holding: Holding): Record<string, unknown> {
	const rows = rowsIn<Record<string, unknown>>(holding, 'settings');
	if (!rows.length) rows.push({});
	return rows[0];
}

export function groupEntity(view: View, group: Group) {
	return {
		...groupSettings,
		...settingsOf(group),
		id: group.id,
		web_url: groupUrl(view, group),
		name: group.name,
		path: group.path,
		description: group.description,
		visibility: group.visibility,
		avatar_url: avatarUrlOf(view, group),
		full_name: group.full_name,
		full_path: group.full_path,
		created_at: group.created_at,
		parent_id: group.parent?.id ?? null,
	};
}

/** A single group: more settings than in lists. */
export function groupDetail(view: View, group: Group) {
	return {
		...groupEntity(view, group),
		shared_with_groups: sharesOf(group).map(shareEntity),
		prevent_sharing_groups_outside_hierarchy: false,
		step_up_auth_required_oauth_provider: null,
		enabled_git_access_protocol: null,
		shared_runners_minutes_limit: null,
		extra_shared_runners_minutes_limit: null,
		prevent_forking_outside_group: null,
		service_access_tokens_expiration_enforced: true,
		membership_lock: false,
		ip_restriction_ranges: null,
		allowed_email_domains_list: null,
		only_allow_merge_if_pipeline_succeeds: false,
		allow_merge_on_skipped_pipeline: false,
		only_allow_merge_if_all_discussions_are_resolved: false,
		unique_project_download_limit: 0,
		unique_project_download_limit_interval_in_seconds: 0,
		unique_project_download_limit_allowlist: [],
		unique_project_download_limit_alertlist: [],
		auto_ban_user_on_excessive_projects_download: false,
	};
}
