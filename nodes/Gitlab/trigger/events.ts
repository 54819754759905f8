import type { INodePropertyOptions } from 'n8n-workflow';

/** A kind of event that GitLab tells webhooks about. */
interface HookEvent {
	/** The hook's attribute that asks for it, which is also the value of the option. */
	readonly flag: string;
	/** `X-Gitlab-Event` of its deliveries. */
	readonly header: string;
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
 * Every event of a project's webhook, and the only place where events are written.
 *
 * @see https://docs.gitlab.com/user/project/integrations/webhook_events/
 */
export const EVENTS = [
	{
		flag: 'resource_access_token_events',
		header: 'Resource Access Token Hook',
		name: 'Access Token Events',
		description: 'An access token of the project is about to expire',
	},
	{
		flag: 'note_events',
		header: 'Note Hook',
		name: 'Comments',
		description: 'A comment is added or edited on an issue, merge request, commit or snippet',
		isComment: true,
	},
	{
		flag: 'confidential_note_events',
		header: 'Confidential Note Hook',
		name: 'Confidential Comments',
		description: 'An internal note, or a comment on a confidential issue, is added or edited',
		isComment: true,
	},
	{
		flag: 'confidential_issues_events',
		header: 'Confidential Issue Hook',
		name: 'Confidential Issue Events',
		description: 'A confidential issue or work item is opened, changed, closed or reopened',
	},
	{
		flag: 'resource_deploy_token_events',
		header: 'Resource Deploy Token Hook',
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
		flag: 'merge_requests_events',
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
		flag: 'push_events',
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
		flag: 'tag_push_events',
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

const ALL: readonly HookEvent[] = EVENTS;

/** The attribute of a hook that asks for a kind of event. */
export type Flag = (typeof EVENTS)[number]['flag'];

/** The choices of 'Trigger On'. */
export const eventOptions: INodePropertyOptions[] = ALL.map(({ flag, name, description, tier }) => ({
	name,
	value: flag,
	description: tier ? `${description} (${tier})` : description,
}));

/** The flags of the events that are about comments. */
export const commentFlags: readonly string[] = ALL.filter(({ isComment }) => isComment).map(
	({ flag }) => flag,
);

/** Every flag with whether it is chosen: what is not said, GitLab decides (pushes are on by default). */
export function flagsFor(chosen: readonly string[]): Record<string, boolean> {
	return Object.fromEntries(ALL.map(({ flag }) => [flag, chosen.includes(flag)]));
}

/** The flag of the event that a delivery's `X-Gitlab-Event` names, if it is known. */
export function flagOf(header: string): string | undefined {
	return ALL.find((event) => event.header === header)?.flag;
}

/** What users call an event. */
export function nameOf(flag: string): string {
	return ALL.find((event) => event.flag === flag)?.name ?? flag;
}
