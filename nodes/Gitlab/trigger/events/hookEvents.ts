/** What a hook can hang on: the instance's are GitLab's system hooks. */
export type Holder = 'project' | 'group' | 'instance';

/** A kind of event that GitLab tells webhooks about. */
export interface HookEvent {
	/** The hook's attribute that asks for it, which is also the value of the option. */
	readonly flag: string;
	/** The hooks that have it; those of projects and groups unless said. */
	readonly of?: readonly Holder[];
	/** False where GitLab cannot send it for a test, or sends a test of another event. */
	readonly isTestable?: false;
	/** `X-Gitlab-Event` of its deliveries. */
	readonly header: string;
	/** What the bodies of its deliveries are about (see `kindOf`), where that is not in the flag's name. */
	readonly kinds?: readonly string[];
	/** Whether it tells of what not all members may see, where another event of the same kinds tells of the rest. */
	readonly isConfidential?: boolean;
	/** As GitLab's webhook form calls it. */
	readonly name: string;
	/** When it happens. */
	readonly description: string;
	/** The lowest tier that has it, where that is not Free. */
	readonly tier?: 'Premium' | 'Ultimate';
	/** Whether it is about comments, which can be narrowed by what they are on. */
	readonly isComment?: true;
}

/**
 * Every event that a hook asks for by a flag.
 *
 * @see https://docs.gitlab.com/user/project/integrations/webhook_events/
 */
export const HOOK_EVENTS = [
	{
		flag: 'resource_access_token_events',
		header: 'Resource Access Token Hook',
		kinds: ['access_token'],
		name: 'Access Token Events',
		description: 'An access token of the project or group is about to expire',
	},
	{
		flag: 'note_events',
		header: 'Note Hook',
		kinds: ['comment'],
		isConfidential: false,
		name: 'Comments',
		description: 'A comment is added or edited on an issue, merge request, commit or snippet',
		isComment: true,
	},
	{
		flag: 'confidential_note_events',
		isTestable: false,
		header: 'Confidential Note Hook',
		kinds: ['comment'],
		isConfidential: true,
		name: 'Confidential Comments',
		description: 'An internal note, or a comment on a confidential issue, is added or edited',
		isComment: true,
	},
	{
		flag: 'confidential_issues_events',
		isTestable: false,
		header: 'Confidential Issue Hook',
		kinds: ['issue', 'work_item'],
		isConfidential: true,
		name: 'Confidential Issue Events',
		description: 'A confidential issue or work item is opened, changed, closed or reopened',
	},
	{
		flag: 'resource_deploy_token_events',
		of: ['project'],
		header: 'Resource Deploy Token Hook',
		kinds: ['deploy_token'],
		name: 'Deploy Token Events',
		description: 'A deploy token of the project is about to expire',
	},
	{
		flag: 'deployment_events',
		header: 'Deployment Hook',
		name: 'Deployment Events',
		description: 'A deployment starts, succeeds, fails, is canceled or waits for approval',
	},
	{
		flag: 'emoji_events',
		header: 'Emoji Hook',
		name: 'Emoji Events',
		description: 'A reaction is added to or removed from an issue, merge request, comment or snippet',
	},
	{
		flag: 'feature_flag_events',
		header: 'Feature Flag Hook',
		name: 'Feature Flag Events',
		description: 'A feature flag is turned on or off',
	},
	{
		flag: 'issues_events',
		header: 'Issue Hook',
		kinds: ['issue', 'work_item'],
		isConfidential: false,
		name: 'Issue Events',
		description: 'An issue, task, incident or other work item is opened, changed, closed or reopened',
	},
	{
		flag: 'job_events',
		header: 'Job Hook',
		name: 'Job Events',
		description: 'The status of a CI/CD job changes',
	},
	{
		flag: 'member_events',
		of: ['group'],
		isTestable: false,
		header: 'Member Hook',
		name: 'Member Events',
		description: 'Somebody joins or leaves a group, asks for it, or gets another role',
	},
	{
		flag: 'merge_requests_events',
		of: ['project', 'group', 'instance'],
		header: 'Merge Request Hook',
		name: 'Merge Request Events',
		description: 'A merge request is opened, changed, approved, merged, closed or reopened',
	},
	{
		flag: 'milestone_events',
		header: 'Milestone Hook',
		name: 'Milestone Events',
		description: 'A milestone is created, closed, reopened or deleted',
	},
	{
		flag: 'pipeline_events',
		header: 'Pipeline Hook',
		name: 'Pipeline Events',
		description: 'The status of a CI/CD pipeline changes',
	},
	{
		flag: 'project_events',
		of: ['group'],
		isTestable: false,
		header: 'Project Hook',
		name: 'Project Events',
		description: 'A project is created in the group or deleted',
	},
	{
		flag: 'push_events',
		of: ['project', 'group', 'instance'],
		header: 'Push Hook',
		name: 'Push Events',
		description: 'Commits are pushed; GitLab tells nothing when more than three branches are pushed at once',
	},
	{
		flag: 'releases_events',
		header: 'Release Hook',
		name: 'Release Events',
		description: 'A release is created, changed or deleted',
	},
	{
		flag: 'subgroup_events',
		of: ['group'],
		isTestable: false,
		header: 'Subgroup Hook',
		name: 'Subgroup Events',
		description: 'A subgroup is created or deleted',
	},
	{
		flag: 'repository_update_events',
		of: ['instance'],
		isTestable: false,
		header: 'System Hook',
		kinds: ['repository'],
		name: 'Repository Update Events',
		description: 'Branches or tags are pushed, once for each push however many there are',
	},
	{
		flag: 'tag_push_events',
		of: ['project', 'group', 'instance'],
		header: 'Tag Push Hook',
		name: 'Tag Push Events',
		description: 'A tag is created or deleted; GitLab tells nothing when more than three are pushed at once',
	},
	{
		flag: 'vulnerability_events',
		header: 'Vulnerability Hook',
		name: 'Vulnerability Events',
		description: 'A vulnerability is found or its status changes',
		tier: 'Ultimate',
	},
	{
		flag: 'wiki_page_events',
		header: 'Wiki Page Hook',
		name: 'Wiki Page Events',
		description: 'A wiki page is created, changed or deleted',
	},
] as const satisfies readonly HookEvent[];

/** The attribute of a hook that asks for a kind of event. */
export type Flag = (typeof HOOK_EVENTS)[number]['flag'];
