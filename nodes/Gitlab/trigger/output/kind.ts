import type { IDataObject } from 'n8n-workflow';
import { readText } from './read';

/** What GitLab's `object_kind` is called in n8n, where that differs: as GitLab's pages call it. */
const KINDS = new Map([
	['note', 'comment'],
	['build', 'job'],
	['gitlab_subscription_member_approval', 'member_approval'],
	['gitlab_subscription_member_approvals', 'member_approval'],
]);

/** What the `event_name` of a body without `object_kind` says: to what, and what happened. */
const NAMES = new Map<string, readonly [event: string, action: string]>([
	['push', ['push', '']],
	['tag_push', ['tag_push', '']],
	['repository_update', ['repository', 'updated']],
	['project_create', ['project', 'created']],
	['project_destroy', ['project', 'deleted']],
	['project_rename', ['project', 'renamed']],
	['project_transfer', ['project', 'transferred']],
	['project_update', ['project', 'updated']],
	['group_create', ['group', 'created']],
	['group_destroy', ['group', 'deleted']],
	['group_rename', ['group', 'renamed']],
	['subgroup_create', ['subgroup', 'created']],
	['subgroup_destroy', ['subgroup', 'deleted']],
	['user_create', ['user', 'created']],
	['user_destroy', ['user', 'deleted']],
	['user_rename', ['user', 'renamed']],
	['user_failed_login', ['user', 'login_failed']],
	['key_create', ['key', 'created']],
	['key_destroy', ['key', 'deleted']],
	['user_add_to_group', ['member', 'added']],
	['user_add_to_team', ['member', 'added']],
	['user_update_for_group', ['member', 'updated']],
	['user_update_for_team', ['member', 'updated']],
	['user_remove_from_group', ['member', 'removed']],
	['user_remove_from_team', ['member', 'removed']],
	['user_access_request_to_group', ['member', 'access_requested']],
	['user_access_request_to_project', ['member', 'access_requested']],
	['user_access_request_denied_for_group', ['member', 'access_denied']],
	['user_access_request_denied_for_project', ['member', 'access_denied']],
	['user_access_request_revoked_for_group', ['member', 'access_revoked']],
	['user_access_request_revoked_for_project', ['member', 'access_revoked']],
]);

/** What an event is about, in one word, and what its name tells of what happened. */
export interface Kind {
	event: string;
	action: string;
}

/** Reads what a delivery is about. Of an event that GitLab gets later, its own name is kept. */
export function kindOf(body: IDataObject): Kind {
	const kind = readText(body, 'object_kind');
	if (kind) return { event: KINDS.get(kind) ?? kind, action: '' };
	const name = readText(body, 'event_name');
	const [event, action] = NAMES.get(name) ?? [name || 'unknown', ''];
	return { event, action };
}
