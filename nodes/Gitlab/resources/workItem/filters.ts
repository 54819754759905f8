import type { IDataObject } from 'n8n-workflow';
import {
	type Param,
	choice,
	choices,
	flag,
	identifiersFrom,
	iidsParam,
	isDigits,
	moment,
	rows,
	shown,
	text,
} from '../../fields';
import { labelsParam } from '../label/field';
import { milestonesParam } from '../milestone/field';
import { globalId } from '../shared/node';
import { usernamesParam } from '../user/usernames';
import { isWildcard } from './arguments';
import { customField } from './customFields';
import { type ItemRef, relatedText } from './field';
import { statusParam } from './status';
import { typeNames, typesParam } from './types';

const options: Param<'options', string[]> = {
	...text('options', { placeholder: 'e.g. Backend, Frontend' }),
	convert: (given, item) => identifiersFrom(given, 'Options', item).map((one) => one.text),
};

const chosen = rows('customField', {
	displayName: 'Custom Fields',
	each: 'Custom Field',
	description: 'Premium',
	required: [customField, options],
});

/** Custom fields to filter by, each with options of which it is to have one. */
const customFieldsFilter: Param<'customField', IDataObject[]> = {
	...chosen,
	convert: async (...given) =>
		(await chosen.convert(...given)).map(({ custom_field, options: wanted }) =>
			filterOf(String(custom_field), wanted as string[]),
		),
};

/** The same written as text. */
function customFieldPairs<K extends string>(
	name: K,
	displayName: string,
	sendAs: string,
): Param<K, IDataObject[]> {
	const written = text(name, { displayName, sendAs, placeholder: 'e.g. Team=Backend, Team=Frontend' });
	return {
		...written,
		convert: (given, item) =>
			identifiersFrom(given, displayName, item).map(({ text: pair }) => {
				const at = pair.indexOf('=');
				return at > 0
					? filterOf(pair.slice(0, at).trim(), [pair.slice(at + 1).trim()])
					: item.fail(`'${displayName}' must hold fields with options`, `It is: ${shown(pair)}`);
			}),
	};
}

function filterOf(field: string, values: string[]): IDataObject {
	const by = field.startsWith('gid://') ? { customFieldId: field } : { customFieldName: field };
	return { ...by, selectedOptionValues: values };
}

const HEALTH = { onTrack: 'On Track', needsAttention: 'Needs Attention', atRisk: 'At Risk' };

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

/** Several names, separated by commas. */
function names<K extends string>(name: K, displayName: string, sendAs?: string): Param<K, string[]> {
	return asList(text(name, { displayName, sendAs, description: 'Separated by commas' }));
}

const parentIds = relatedText('parentIds', {
	displayName: 'Parent',
	description: 'IID, reference or URL, or Any or None',
});

/** A parent, or GitLab's words for any and none. */
const parentOrWord: Param<'parentIds', ItemRef | string[]> = {
	...parentIds,
	convert: async (given, item, path) =>
		typeof given === 'string' && /^(?:any|none)$/i.test(given.trim())
			? [given.trim()]
			: await parentIds.convert(given, item, path),
};

/** Several IDs, or one of GitLab's words for kinds of things where it has them. */
function ids<K extends string>(
	name: K,
	displayName: string,
	{ asId, ...looks }: { asId?: (id: string) => string; description?: string; sendAs?: string } = {},
): Param<K, string[]> {
	const written = text(name, { displayName, placeholder: 'e.g. 12', ...looks });
	return {
		...written,
		convert: (given, item) =>
			identifiersFrom(given, displayName, item).map(({ text: id }) =>
				isDigits(id) || (!asId && isWildcard(id))
					? (asId?.(id) ?? id)
					: item.fail(`'${displayName}' must hold numbers`, `It holds: ${shown(id)}`),
			),
	};
}

/** What narrows a list of work items, under the names of GitLab's arguments. */
export const narrowing = [
	usernamesParam('assigneeUsernames', 'Assignee Names or IDs'),
	text('authorUsername', { displayName: 'Author Username' }),
	moment('closedAfter'),
	moment('closedBefore'),
	flag('confidential', 'Whether to return only these (off: only the others)'),
	moment('createdAfter'),
	moment('createdBefore'),
	text('crmContactId', { displayName: 'CRM Contact ID' }),
	text('crmOrganizationId', { displayName: 'CRM Organization ID' }),
	customFieldsFilter,
	moment('dueAfter'),
	moment('dueBefore'),
	flag('excludeGroupWorkItems', 'Whether to leave these out'),
	flag('excludeProjects', 'Whether to leave these out'),
	choice(
		'healthStatusFilter',
		{ ANY: 'Any', NONE: 'None', ...HEALTH },
		{ displayName: 'Health Status', description: 'Ultimate' },
	),
	asTexts(iidsParam('iids', { displayName: 'IIDs' })),
	choices('in', { DESCRIPTION: 'Description', TITLE: 'Title' }, { displayName: 'Search In' }),
	flag('includeAncestors', 'Whether to include these'),
	flag('includeArchived', 'Whether to include these'),
	flag('includeDescendants', 'Whether to include these'),
	flag('includeDescendantWorkItems', "Whether 'Parent' also finds children of its children"),
	ids('iterationCadenceId', 'Iteration Cadence IDs', {
		description: 'Premium',
		asId: (id) => globalId('Iterations::Cadence', id),
	}),
	ids('iterationId', 'Iteration IDs', { description: 'Or one of Any, None, Current (Premium)' }),
	asList(labelsParam('labelName')),
	milestonesParam('milestoneTitle'),
	choice(
		'milestoneWildcardId',
		{ ANY: 'Any', NONE: 'None', STARTED: 'Started', UPCOMING: 'Upcoming' },
		{ displayName: 'Milestone' },
	),
	text('myReactionEmoji', { displayName: 'My Reaction', placeholder: 'e.g. thumbsup' }),
	names('notAssigneeUsernames', 'Without Assignees', 'not[assigneeUsernames]'),
	names('notAuthorUsername', 'Without Authors', 'not[authorUsername]'),
	customFieldPairs('notCustomField', 'Without Custom Fields', 'not[customField]'),
	{
		...choices('notHealthStatusFilter', HEALTH, { displayName: 'Without Health Status' }),
		sendAs: 'not[healthStatusFilter]',
	},
	ids('notIterationId', 'Without Iteration IDs', { sendAs: 'not[iterationId]' }),
	names('notLabelName', 'Without Labels', 'not[labelName]'),
	names('notMilestoneTitle', 'Without Milestones', 'not[milestoneTitle]'),
	text('notMyReactionEmoji', { displayName: 'Without My Reaction', sendAs: 'not[myReactionEmoji]' }),
	relatedText('notParentIds', { displayName: 'Without Parent', sendAs: 'not[parentIds]' }),
	names('notReleaseTag', 'Without Release Tags', 'not[releaseTag]'),
	text('notWeight', { displayName: 'Without Weight', sendAs: 'not[weight]' }),
	typeNames('notWorkItemTypeIds', 'Without Types', 'not[workItemTypeIds]'),
	names('orAssigneeUsernames', 'Any of Assignees', 'or[assigneeUsernames]'),
	names('orAuthorUsernames', 'Any of Authors', 'or[authorUsernames]'),
	customFieldPairs('orCustomField', 'Any of Custom Fields', 'or[customField]'),
	names('orLabelNames', 'Any of Labels', 'or[labelNames]'),
	parentOrWord,
	asList(text('releaseTag', { displayName: 'Release Tags', description: 'Or one of Any, None' })),
	text('search', { description: 'In title and description' }),
	choice('state', { opened: 'Open', closed: 'Closed', locked: 'Locked', all: 'All' }),
	statusParam('status', { id: 'id', description: 'Premium' }),
	choice('subscribed', { EXPLICITLY_SUBSCRIBED: 'Subscribed', EXPLICITLY_UNSUBSCRIBED: 'Unsubscribed' }),
	typesParam('workItemTypeIds', 'Type Names or IDs'),
	moment('updatedAfter'),
	moment('updatedBefore'),
	choice('verificationStatus', { FAILED: 'Failed', MISSING: 'Missing', PASSED: 'Passed' }),
	text('weight', { description: 'Number, or Any or None (Premium)' }),
] as const;
