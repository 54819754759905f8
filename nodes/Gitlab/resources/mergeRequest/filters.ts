import { choice, filters, flag, iidsParam, moment, text } from '../../fields';
import { onlyIn, projectIdParam } from '../../fields/places';
import { branchParam } from '../branch/field';
import { labelsParam } from '../label/field';
import { milestoneFilter } from '../milestone/field';
import { allOfAssignees } from '../shared/assignees';
import { userFilter, userParam, usersFilter } from '../user/field';

const YES_NO = { yes: 'Yes', no: 'No' };
const REACTION = 'Emoji, None or Any';

const people = [
	userParam('author_id', { displayName: 'Author' }),
	userFilter('assignee_id', { displayName: 'Assignee' }),
	allOfAssignees,
	userFilter('reviewer_id', { displayName: 'Reviewer' }),
	userParam('merge_user_id', { displayName: 'Merged By', description: 'Or set auto-merge' }),
	usersFilter('approved_by_ids', 'Approved By Names or IDs'),
	usersFilter('approver_ids', 'Approver Names or IDs', 'Premium'),
];

/** What merge requests are asked for in any list of them. */
export const traits = [
	choice(
		'state',
		{ all: 'All', closed: 'Closed', locked: 'Locked', merged: 'Merged', opened: 'Open' },
		{ default: 'opened', description: 'Locked: being merged right now' },
	),
	choice(
		'scope',
		{
			all: 'All',
			assigned_to_me: 'Assigned to Me',
			created_by_me: 'Created by Me',
			reviews_for_me: 'I Am a Reviewer',
		},
		{},
	),
	labelsParam('labels'),
	text('my_reaction_emoji', {
		displayName: 'My Reaction',
		placeholder: 'e.g. thumbsup',
		description: REACTION,
	}),
	text('search', { description: 'In title and description' }),
	choice(
		'in',
		{ 'title,description': 'Title and Description', title: 'Title', description: 'Description' },
		{ displayName: 'Search In' },
	),
	choice('wip', YES_NO, { displayName: 'Draft' }),
	choice('approved', YES_NO),
] as const;

const contents = [
	choice('labeled', { Any: 'With Any Label', None: 'Without Labels' }, { sendAs: 'labels' }),
	milestoneFilter('milestone'),
	onlyIn('project', iidsParam('iids', { displayName: 'IIDs' })),
	onlyIn('group', flag('non_archived', 'Whether to leave out archived projects', { default: true })),
];

const branches = [
	branchParam('source_branch', { displayName: 'Source Branch' }),
	branchParam('target_branch', { displayName: 'Target Branch' }),
	projectIdParam('source_project_id', 'Source Project', 'A fork, or the project itself'),
];

/** When something happened to them. */
export const times = [
	moment('created_after'),
	moment('created_before'),
	moment('updated_after'),
	moment('updated_before'),
	moment('deployed_after'),
	moment('deployed_before'),
	text('environment', { placeholder: 'e.g. production' }),
] as const;

/** Labels and reactions that they are not to have. */
export const withoutTraits = [
	labelsParam('not_labels', { displayName: 'Without Label Names or IDs', sendAs: 'not[labels]' }),
	text('not_my_reaction_emoji', {
		displayName: 'Without My Reaction',
		sendAs: 'not[my_reaction_emoji]',
		placeholder: 'e.g. thumbsup',
		description: 'Emoji',
	}),
] as const;

const without = [
	userParam('not_author_id', { displayName: 'Without Author', sendAs: 'not[author_id]' }),
	userParam('not_assignee_id', { displayName: 'Without Assignee', sendAs: 'not[assignee_id]' }),
	userParam('not_reviewer_id', { displayName: 'Without Reviewer', sendAs: 'not[reviewer_id]' }),
	milestoneFilter('not_milestone', 'Without Milestone', 'not[milestone]'),
];

/** Everything that GitLab can narrow a list of merge requests by. */
export const mergeRequestFilters = filters(
	...people,
	...traits,
	...contents,
	...branches,
	...times,
	...withoutTraits,
	...without,
);
