/** A kind of event that every system hook is told of: no flag asks for it. */
export interface SystemEvent {
	/** Its `event_name`, or its `object_kind` where it has none. */
	readonly event: string;
	readonly name: string;
	/** When it happens. */
	readonly description: string;
}

/**
 * What system hooks tell beside the events that are asked for by a flag.
 *
 * @see https://docs.gitlab.com/administration/system_hooks/
 */
export const SYSTEM_EVENTS: readonly SystemEvent[] = [
	{
		event: 'user_access_request_revoked_for_group',
		name: 'Group Access Request Revoked',
		description: 'A request for access to a group is withdrawn or denied',
	},
	{
		event: 'user_access_request_to_group',
		name: 'Group Access Requested',
		description: 'A user asks for access to a group',
	},
	{ event: 'group_create', name: 'Group Created', description: 'A group or subgroup is created' },
	{ event: 'group_destroy', name: 'Group Deleted', description: 'A group or subgroup is deleted' },
	{
		event: 'user_add_to_group',
		name: 'Group Member Added',
		description: 'A user becomes a member of a group',
	},
	{
		event: 'user_update_for_group',
		name: 'Group Member Changed',
		description: 'A member of a group gets another role or expiry date',
	},
	{
		event: 'user_remove_from_group',
		name: 'Group Member Removed',
		description: 'A user is no longer a member of a group',
	},
	{ event: 'group_rename', name: 'Group Renamed', description: 'A group gets another path' },
	{ event: 'key_create', name: 'Key Added', description: 'A user adds an SSH key' },
	{ event: 'key_destroy', name: 'Key Removed', description: 'An SSH key of a user is removed' },
	{
		event: 'gitlab_subscription_member_approvals',
		name: 'Member Approval Decided',
		description: 'A promotion to a billable role is approved or denied (Ultimate)',
	},
	{
		event: 'gitlab_subscription_member_approval',
		name: 'Member Approval Requested',
		description: 'A promotion to a billable role waits for an administrator (Ultimate)',
	},
	{
		event: 'user_access_request_revoked_for_project',
		name: 'Project Access Request Revoked',
		description: 'A request for access to a project is withdrawn or denied',
	},
	{
		event: 'user_access_request_to_project',
		name: 'Project Access Requested',
		description: 'A user asks for access to a project',
	},
	{ event: 'project_create', name: 'Project Created', description: 'A project is created' },
	{ event: 'project_destroy', name: 'Project Deleted', description: 'A project is deleted' },
	{
		event: 'user_add_to_team',
		name: 'Project Member Added',
		description: 'A user becomes a member of a project',
	},
	{
		event: 'user_update_for_team',
		name: 'Project Member Changed',
		description: 'A member of a project gets another role or expiry date',
	},
	{
		event: 'user_remove_from_team',
		name: 'Project Member Removed',
		description: 'A user is no longer a member of a project',
	},
	{ event: 'project_rename', name: 'Project Renamed', description: 'A project gets another path' },
	{
		event: 'project_transfer',
		name: 'Project Transferred',
		description: 'A project moves to another namespace',
	},
	{ event: 'project_update', name: 'Project Updated', description: 'The settings of a project change' },
	{ event: 'user_create', name: 'User Created', description: 'A user account is created' },
	{ event: 'user_destroy', name: 'User Deleted', description: 'A user account is deleted' },
	{ event: 'user_failed_login', name: 'User Login Failed', description: 'A blocked user tries to sign in' },
	{ event: 'user_rename', name: 'User Renamed', description: 'A user gets another username' },
];
