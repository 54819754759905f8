import type { IDataObject } from 'n8n-workflow';
import type { Path } from '../../client';
import { type Param, choice, flag, iidsParam, moment, named, number, text } from '../../fields';
import { labelsParam } from '../label/field';
import { milestoneFilter } from '../milestone/field';
import { allOfAssignees } from '../shared/assignees';
import { userFilter, userParam } from '../user/field';
import { ISSUE_TYPES } from './createAndUpdate';

const HEALTH = named('any', 'at_risk', 'needs_attention', 'none', 'on_track');

const DUE = {
	any: 'Any Day',
	month: 'In This Month',
	week: 'In This Week',
	next_month_and_previous_two_weeks: 'Last Two Weeks to Next Month',
	...named('none', 'overdue', 'today', 'tomorrow'),
};

const PLACES_OF_WORDS = {
	description: 'Description',
	title: 'Title',
	'title,description': 'Title and Description',
};

const WORDS_OR_ID = 'Or one of Any, None, Current (Premium)';

const days = choice('due_date', DUE, { displayName: 'Due' });

/** GitLab's word for "no due date" is 0, which no list of choices can show in its order. */
const due: Param<'due_date', string> = {
	...days,
	convert: async (given, item) => {
		const chosen = await days.convert(given, item);
		return chosen === 'none' ? '0' : chosen;
	},
};

/** What the user has reacted to. */
export const myReaction = text('my_reaction_emoji', {
	displayName: 'My Reaction',
	placeholder: 'e.g. thumbsup',
	description: 'Emoji, None or Any',
});

/** What narrows a list of issues as well as their statistics. */
export const narrowing = [
	labelsParam('labels'),
	choice('labeled', { Any: 'With Any Label', None: 'Without Labels' }, { sendAs: 'labels' }),
	milestoneFilter('milestone'),
	userFilter('assignee_id', { displayName: 'Assignee' }),
	allOfAssignees,
	userParam('author_id', { displayName: 'Author' }),
	iidsParam('iids', { displayName: 'IIDs' }),
	text('search', { description: 'In title and description' }),
	choice('in', PLACES_OF_WORDS, { displayName: 'Search In', default: 'title,description' }),
	choice('scope', { all: 'All', assigned_to_me: 'Assigned to Me', created_by_me: 'Created by Me' }),
	moment('created_after'),
	moment('created_before'),
	moment('updated_after'),
	moment('updated_before'),
	flag('confidential', 'Whether to return only these (off: only the others)'),
	myReaction,
	text('weight', { placeholder: 'e.g. 3', description: 'Number, or Any or None (Premium)' }),
	text('epic_id', { placeholder: 'e.g. 7', description: 'ID, None or Any (Premium)' }),
	choice('health_status', HEALTH, { description: 'Ultimate' }),
	text('iteration_id', { placeholder: 'e.g. Current', description: WORDS_OR_ID }),
	text('iteration_title', { description: "Instead of 'Iteration ID' (Premium)" }),
	labelsParam('not_labels', { displayName: 'Without Label Names or IDs', sendAs: 'not[labels]' }),
	milestoneFilter('not_milestone', 'Without Milestone', 'not[milestone]'),
	userParam('not_assignee_id', { displayName: 'Without Assignee', sendAs: 'not[assignee_id]' }),
	userParam('not_author_id', { displayName: 'Without Author', sendAs: 'not[author_id]' }),
	iidsParam('not_iids', { displayName: 'Without IIDs', sendAs: 'not[iids]' }),
	number('not_weight', { displayName: 'Without Weight', sendAs: 'not[weight]', description: 'Premium' }),
	text('not_iteration_id', {
		displayName: 'Without Iteration ID',
		sendAs: 'not[iteration_id]',
		description: WORDS_OR_ID,
	}),
	text('not_iteration_title', {
		displayName: 'Without Iteration Title',
		sendAs: 'not[iteration_title]',
		description: 'Premium',
	}),
] as const;

/** What narrows lists of issues only. */
export const listing = [
	choice('state', { opened: 'Open', closed: 'Closed', all: 'All' }),
	choice('issue_type', ISSUE_TYPES, { displayName: 'Type', default: 'issue' }),
	due,
	userParam('closed_by_id', { displayName: 'Closed By' }),
	flag('non_archived', 'Whether to leave out archived projects; not for one project', {
		displayName: 'Not Archived',
		default: true,
	}),
] as const;

/** How much GitLab tells of labels. */
export const withLabelsDetails = flag(
	'with_labels_details',
	'Whether to return ID, color and description of labels',
	{ displayName: 'Label Details' },
);

const KINDS_OF_MILESTONES = /^(?:Any|None|Started|Upcoming)$/;

/**
 * The filters as GitLab wants them in one place. It takes kinds of milestones under another name than titles,
 * and without a scope the list of everything would hold only what the asker has made.
 */
export function queryOf(place: Path, { non_archived, ...filters }: IDataObject): IDataObject {
	const query: IDataObject = { scope: 'all', ...filters };
	if (non_archived !== undefined && !place.encoded.startsWith('/projects/'))
		query.non_archived = non_archived;
	for (const [name, kind] of [
		['milestone', 'milestone_id'],
		['not[milestone]', 'not[milestone_id]'],
	]) {
		if (!KINDS_OF_MILESTONES.test(String(query[name] ?? ''))) continue;
		query[kind] = query[name];
		delete query[name];
	}
	return query;
}
