import type { INodePropertyOptions } from 'n8n-workflow';
import type { Filter } from './filter';
import { listed } from './listField';

interface Actions {
	/** What they are the actions of, as a filter's name begins. */
	readonly of: string;
	readonly events: readonly string[];
	readonly flags: readonly string[];
	/** As users see them; what the output calls them follows from it. */
	readonly names: string;
	/** Where they are states rather than deeds. */
	readonly areStatuses?: true;
}

const STATUSES =
	'Canceled, Canceling, Created, Failed, Manual, Pending, Preparing, Running, Scheduled, Skipped, Success, Waiting for Callback, Waiting for Resource';
const CHANGES =
	'Assignees Changed, Closed, Description Changed, Labels Changed, Milestone Changed, Opened, Reopened, Title Changed, Updated';

/** What can happen to what. */
const ACTIONS: readonly Actions[] = [
	{
		of: 'Comment',
		events: ['comment'],
		flags: ['note_events', 'confidential_note_events'],
		names: 'Created, Updated',
	},
	{
		of: 'Deployment',
		events: ['deployment'],
		flags: ['deployment_events'],
		names: 'Approved, Blocked, Canceled, Created, Failed, Rejected, Running, Skipped, Success',
		areStatuses: true,
	},
	{ of: 'Emoji', events: ['emoji'], flags: ['emoji_events'], names: 'Awarded, Revoked' },
	{
		of: 'Feature Flag',
		events: ['feature_flag'],
		flags: ['feature_flag_events'],
		names: 'Disabled, Enabled',
	},
	{
		of: 'Issue',
		events: ['issue', 'work_item'],
		flags: ['issues_events', 'confidential_issues_events'],
		names: `${CHANGES}, Confidentiality Changed, Due Date Changed`,
	},
	{ of: 'Job', events: ['job'], flags: ['job_events'], names: STATUSES, areStatuses: true },
	{
		of: 'Member',
		events: ['member'],
		flags: ['member_events'],
		names: 'Access Denied, Access Requested, Access Revoked, Added, Removed, Updated',
	},
	{
		of: 'Merge Request',
		events: ['merge_request'],
		flags: ['merge_requests_events'],
		names: `${CHANGES}, Approval Added, Approval Removed, Approved, Marked Draft, Marked Ready, Merged, New Commits, Review Requested Again, Review Submitted, Reviewers Changed, Target Branch Changed, Unapproved`,
	},
	{
		of: 'Milestone',
		events: ['milestone'],
		flags: ['milestone_events'],
		names: 'Closed, Created, Deleted, Reopened, Updated',
	},
	{ of: 'Pipeline', events: ['pipeline'], flags: ['pipeline_events'], names: STATUSES, areStatuses: true },
	{ of: 'Project', events: ['project'], flags: ['project_events'], names: 'Created, Deleted' },
	{ of: 'Push', events: ['push'], flags: ['push_events'], names: 'Created, Deleted, Pushed' },
	{ of: 'Release', events: ['release'], flags: ['releases_events'], names: 'Created, Deleted, Updated' },
	{ of: 'Subgroup', events: ['subgroup'], flags: ['subgroup_events'], names: 'Created, Deleted' },
	{ of: 'Tag', events: ['tag_push'], flags: ['tag_push_events'], names: 'Created, Deleted, Updated' },
	{
		of: 'Vulnerability',
		events: ['vulnerability'],
		flags: ['vulnerability_events'],
		names: 'Confirmed, Detected, Dismissed, Resolved',
		areStatuses: true,
	},
	{
		of: 'Wiki Page',
		events: ['wiki_page'],
		flags: ['wiki_page_events'],
		names: 'Created, Deleted, Updated',
	},
];

/** A filter for each kind of event: what must have happened. */
export const actionFilters: readonly Filter[] = ACTIONS.map(
	({ of, events, flags, names, areStatuses }): Filter => ({
		field: {
			displayName: `${of} ${areStatuses ? 'Statuses' : 'Actions'}`,
			name: nameOf(`${of} ${areStatuses ? 'Statuses' : 'Actions'}`),
			type: 'multiOptions',
			options: names.split(', ').sort().map(optionOf),
			default: [],
			description: 'Only events with one of these start the workflow; leave empty for all',
		},
		flags,
		accepts: ({ event, actions }, value) => {
			const wanted = listed(value);
			return !events.includes(event) || !wanted.length || wanted.some((action) => actions.includes(action));
		},
	}),
);

function nameOf(displayName: string): string {
	const joined = displayName.replace(/ /g, '');
	return joined[0].toLowerCase() + joined.slice(1);
}

function optionOf(name: string): INodePropertyOptions {
	return { name, value: name.toLowerCase().replace(/ /g, '_') };
}
