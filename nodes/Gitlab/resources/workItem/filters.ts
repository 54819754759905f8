import type { IDataObject } from 'n8n-workflow';
import { choices } from '../../fields/choices';
import { iidsParam } from '../../fields/iids';
import type { Param } from '../../fields/param';
import { choice, flag, moment, text } from '../../fields/param';
import { onlyIn } from '../../fields/places/either';
import { labelsParam } from '../label/field';
import { milestonesParam } from '../milestone/field';
import { usernamesParam } from '../user/usernames';
import { customFieldsFilter } from './customFields';
import { relatedItem } from './field';
import { statusParam } from './status';
import { typesParam } from './types';

const ANY_NONE = { ANY: 'Any', NONE: 'None' };
const HEALTH = { onTrack: 'On Track', needsAttention: 'Needs Attention', atRisk: 'At Risk' };
const ITERATIONS = { CURRENT: 'Current', ...ANY_NONE };
const MILESTONES = { ...ANY_NONE, STARTED: 'Started', UPCOMING: 'Upcoming' };

/** Text that GraphQL takes as a list. */
function asList<K extends string>(param: Param<K, string>): Param<K, string[]> {
	return {
		...param,
		convert: async (...given) => (await param.convert(...given)).split(',').map((one) => one.trim()),
	};
}

/** The same where it takes texts and the field gives numbers. */
function asTexts<K extends string>(param: Param<K, number[]>): Param<K, string[]> {
	return { ...param, convert: async (...given) => (await param.convert(...given)).map(String) };
}

const ID_LIST = { placeholder: 'e.g. 12, 13', description: 'IDs, separated by commas (Premium)' };
const ONE_OF = 'Names, separated by commas; one of them is enough';
const ONE_USER = 'Usernames, separated by commas; one of them is enough';

/** What narrows a list of work items, under the names of GitLab's arguments. */
export const narrowing = [
	usernamesParam('assigneeUsernames', 'Assignee Names or IDs'),
	choice('assigneeWildcardId', { ...ANY_NONE, ME: 'Me' }, { displayName: 'Assigned To' }),
	text('authorUsername', { displayName: 'Author Username', placeholder: 'e.g. maria.santos' }),
	moment('closedAfter'),
	moment('closedBefore'),
	flag('confidential', 'Whether to return only confidential work items, or only those that are not'),
	moment('createdAfter'),
	moment('createdBefore'),
	text('crmContactId', { displayName: 'CRM Contact ID' }),
	text('crmOrganizationId', { displayName: 'CRM Organization ID' }),
	customFieldsFilter('customField', 'Custom Fields'),
	moment('dueAfter'),
	moment('dueBefore'),
	onlyIn('group', flag('excludeGroupWorkItems', "Whether to leave out the group's own, such as epics")),
	onlyIn('group', flag('excludeProjects', 'Whether to leave out those of projects')),
	choice('healthStatusFilter', { ...ANY_NONE, ...HEALTH }, {
		displayName: 'Health Status',
		description: 'Ultimate',
	}),
	asTexts(iidsParam('iids', { displayName: 'IIDs' })),
	choices('in', { DESCRIPTION: 'Description', TITLE: 'Title' }, { displayName: 'Search In' }),
	onlyIn('group', flag('includeAncestors', 'Whether to include those of the groups above')),
	onlyIn('group', flag('includeArchived', 'Whether to include those of archived projects')),
	onlyIn('group', flag('includeDescendants', 'Whether to include those of the groups and projects below')),
	flag('includeDescendantWorkItems', "Whether 'Parent' also finds the children of its children"),
	asList(text('iterationCadenceId', { displayName: 'Iteration Cadence IDs', ...ID_LIST })),
	asList(text('iterationId', { displayName: 'Iteration IDs', ...ID_LIST })),
	choice('iterationWildcardId', ITERATIONS, { displayName: 'Iteration', description: 'Premium' }),
	asList(labelsParam('labelName')),
	milestonesParam('milestoneTitle'),
	choice('milestoneWildcardId', MILESTONES, { displayName: 'Milestone' }),
	text('myReactionEmoji', { displayName: 'My Reaction', placeholder: 'e.g. thumbsup' }),
	usernamesParam('notAssigneeUsernames', 'Without Assignee Names or IDs', 'not[assigneeUsernames]'),
	usernamesParam('notAuthorUsername', 'Without Author Names or IDs', 'not[authorUsername]'),
	customFieldsFilter('notCustomField', 'Without Custom Fields', 'not[customField]'),
	{
		...choices('notHealthStatusFilter', HEALTH, { displayName: 'Without Health Status' }),
		sendAs: 'not[healthStatusFilter]',
	},
	asList(
		text('notIterationId', {
			displayName: 'Without Iteration IDs',
			sendAs: 'not[iterationId]',
			...ID_LIST,
		}),
	),
	choice('notIterationWildcardId', ITERATIONS, {
		displayName: 'Without Iteration',
		sendAs: 'not[iterationWildcardId]',
	}),
	asList(
		labelsParam('notLabelName', {
			displayName: 'Without Label Names or IDs',
			sendAs: 'not[labelName]',
		}),
	),
	{
		...milestonesParam('notMilestoneTitle', 'Without Milestone Names or IDs'),
		sendAs: 'not[milestoneTitle]',
	},
	choice(
		'notMilestoneWildcardId',
		{ STARTED: 'Started', UPCOMING: 'Upcoming' },
		{ displayName: 'Without Milestone', sendAs: 'not[milestoneWildcardId]' },
	),
	text('notMyReactionEmoji', { displayName: 'Without My Reaction', sendAs: 'not[myReactionEmoji]' }),
	relatedFilter('notParentIds', 'Without Parent', 'not[parentIds]'),
	asList(
		text('notReleaseTag', {
			displayName: 'Without Release Tags',
			sendAs: 'not[releaseTag]',
			description: 'Names, separated by commas; not for groups',
		}),
	),
	text('notWeight', { displayName: 'Without Weight', sendAs: 'not[weight]', description: 'Premium' }),
	typesParam('notWorkItemTypeIds', 'Without Type Names or IDs', 'not[workItemTypeIds]'),
	asList(
		text('orAssigneeUsernames', {
			displayName: 'Any of Assignees',
			sendAs: 'or[assigneeUsernames]',
			description: ONE_USER,
		}),
	),
	asList(
		text('orAuthorUsernames', {
			displayName: 'Any of Authors',
			sendAs: 'or[authorUsernames]',
			description: ONE_USER,
		}),
	),
	customFieldsFilter('orCustomField', 'Any of Custom Fields', 'or[customField]'),
	asList(
		text('orLabelNames', {
			displayName: 'Any of Labels',
			sendAs: 'or[labelNames]',
			description: ONE_OF,
		}),
	),
	relatedFilter('parentIds', 'Parent'),
	choice('parentWildcardId', ANY_NONE, { displayName: 'Has Parent' }),
	asList(
		text('releaseTag', {
			displayName: 'Release Tags',
			description: 'Names, separated by commas; not for groups',
		}),
	),
	choice('releaseTagWildcardId', ANY_NONE, { displayName: 'Has Release' }),
	text('search', { description: 'Words to look for in title and description' }),
	choice('state', { opened: 'Open', closed: 'Closed', locked: 'Locked', all: 'All' }),
	statusParam('status', { id: 'id', description: 'Premium' }),
	choice('subscribed', {
		EXPLICITLY_SUBSCRIBED: 'Subscribed',
		EXPLICITLY_UNSUBSCRIBED: 'Unsubscribed',
	}),
	typesParam('workItemTypeIds', 'Type Names or IDs'),
	moment('updatedAfter'),
	moment('updatedBefore'),
	choice('verificationStatus', { FAILED: 'Failed', MISSING: 'Missing', PASSED: 'Passed' }, {
		displayName: 'Verification Status',
		description: 'Of requirements (Ultimate)',
	}),
	text('weight', { placeholder: 'e.g. 3', description: 'Premium' }),
	choice('weightWildcardId', ANY_NONE, { displayName: 'Has Weight', description: 'Premium' }),
] as const;

/** A parent to filter by, whose ID is found when the list is asked for. */
function relatedFilter<K extends string>(name: K, displayName: string, sendAs?: string) {
	return { ...relatedItem(name, { displayName }), sendAs };
}

/** The types of GitLab's arguments. */
const TYPES: Readonly<Record<string, string>> = {
	assigneeUsernames: '[String!]',
	assigneeWildcardId: 'AssigneeWildcardId',
	authorUsername: 'String',
	closedAfter: 'Time',
	closedBefore: 'Time',
	confidential: 'Boolean',
	createdAfter: 'Time',
	createdBefore: 'Time',
	crmContactId: 'String',
	crmOrganizationId: 'String',
	customField: '[WorkItemWidgetCustomFieldFilterInputType!]',
	dueAfter: 'Time',
	dueBefore: 'Time',
	excludeGroupWorkItems: 'Boolean',
	excludeProjects: 'Boolean',
	healthStatusFilter: 'HealthStatusFilter',
	iids: '[String!]',
	in: '[IssuableSearchableField!]',
	includeAncestors: 'Boolean',
	includeArchived: 'Boolean',
	includeDescendants: 'Boolean',
	includeDescendantWorkItems: 'Boolean',
	iterationCadenceId: '[IterationsCadenceID!]',
	iterationId: '[ID]',
	iterationWildcardId: 'IterationWildcardId',
	labelName: '[String!]',
	milestoneTitle: '[String!]',
	milestoneWildcardId: 'MilestoneWildcardId',
	myReactionEmoji: 'String',
	not: 'NegatedWorkItemFilterInput',
	or: 'UnionedWorkItemFilterInput',
	parentIds: '[WorkItemID!]',
	parentWildcardId: 'WorkItemParentWildcardId',
	releaseTag: '[String!]',
	releaseTagWildcardId: 'ReleaseTagWildcardId',
	search: 'String',
	sort: 'WorkItemSort',
	state: 'IssuableState',
	status: 'WorkItemWidgetStatusFilterInput',
	subscribed: 'SubscriptionStatus',
	updatedAfter: 'Time',
	updatedBefore: 'Time',
	verificationStatusWidget: 'VerificationStatusFilterInput',
	weight: 'String',
	weightWildcardId: 'WeightWildcardId',
	workItemTypeIds: '[WorkItemsTypeID!]',
};

/** Arguments as a query declares and passes them: only those that are given, so that older servers know them. */
export function declared(variables: IDataObject): { types: string; args: string } {
	const names = Object.keys(variables).filter((name) => name in TYPES);
	return {
		types: names.map((name) => `, $${name}: ${TYPES[name]}`).join(''),
		args: names.map((name) => `, ${name}: $${name}`).join(''),
	};
}

/** The filters as GitLab's arguments: `not[labelName]` within `not`. */
export function argumentsOf({ verificationStatus, ...filters }: IDataObject): IDataObject {
	const sent: IDataObject = verificationStatus ? { verificationStatusWidget: { verificationStatus } } : {};
	for (const [name, value] of Object.entries(filters)) {
		const [, outer, inner] = /^(not|or)\[(\w+)\]$/.exec(name) ?? [];
		if (outer === undefined) sent[name] = value;
		else sent[outer] = { ...(sent[outer] as IDataObject), [inner]: value };
	}
	return sent;
}
