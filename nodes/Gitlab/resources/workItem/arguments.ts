import type { IDataObject } from 'n8n-workflow';

/** The types of GitLab's arguments. */
export const TYPES: Readonly<Record<string, string>> = {
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

/** Fields that also take words for any and none, and GitLab's other argument for these. */
const WILDCARDS: Readonly<Record<string, string>> = {
	assigneeUsernames: 'assigneeWildcardId',
	parentIds: 'parentWildcardId',
	iterationId: 'iterationWildcardId',
	'not[iterationId]': 'not[iterationWildcardId]',
	'not[milestoneTitle]': 'not[milestoneWildcardId]',
	releaseTag: 'releaseTagWildcardId',
};

/** The filters as GitLab's arguments: `not[labelName]` within `not`, and words for any and none where it takes them. */
export function argumentsOf({ verificationStatus, ...filters }: IDataObject): IDataObject {
	const sent: IDataObject = verificationStatus ? { verificationStatusWidget: { verificationStatus } } : {};
	for (const [given, value] of Object.entries(filters)) {
		const word = Object.hasOwn(WILDCARDS, given) ? wildcardIn(value) : undefined;
		const name = word === undefined ? given : WILDCARDS[given];
		const [, outer, inner] = /^(not|or)\[(\w+)\]$/.exec(name) ?? [];
		if (outer === undefined) sent[name] = word ?? value;
		else sent[outer] = { ...(sent[outer] as IDataObject), [inner]: word ?? value };
	}
	return sent;
}

function wildcardIn(value: unknown): string | undefined {
	const [only, ...others] = Array.isArray(value) ? (value as unknown[]) : [];
	return typeof only === 'string' && !others.length && isWildcard(only) ? only.toUpperCase() : undefined;
}

/** Whether something is one of GitLab's words for kinds of things. */
export function isWildcard(word: string): boolean {
	return /^(?:any|none|me|current|started|upcoming)$/i.test(word);
}
