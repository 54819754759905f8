import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, GitlabError, path } from '../../client';
import {
	additionalFields,
	choice,
	day,
	filters,
	flag,
	limit,
	moment,
	number,
	required,
	sorting,
	text,
	updateFields,
} from '../../fields';
import { group } from '../../fields/places';
import { type Operation, type Resource, read, write } from '../../operation';
import { at as issueAt } from '../issue/field';
import { myReaction, withLabelsDetails } from '../issue/filters';
import { color } from '../label/color';
import { labelsParam } from '../label/field';
import { deletion, getOne, listBelow, stateChanges } from '../shared/plain';
import { at, simpleEpic, simpleEpicIssue, simpleEpicIssueLink, subject } from './field';

/** What an epic can be given when it is made as well as later, beside title and labels. */
const content = [
	text('description', { lines: 4, quickActions: true, description: 'In GitLab Flavored Markdown' }),
	color('color'),
	flag('confidential', 'Whether only members with a role can see it'),
	day('start_date_fixed', { displayName: 'Start Date' }),
	flag('start_date_is_fixed', 'Whether it counts, and not that of milestones', { default: true }),
	day('due_date_fixed', { displayName: 'Due Date' }),
	flag('due_date_is_fixed', 'Whether it counts, and not that of milestones', { default: true }),
	number('parent_id', { displayName: 'Parent Epic ID', min: 0, description: '0 for none' }),
] as const;

/** GitLab passes over dates that are not said to be fixed: whoever gives one means it. */
function withFixedDates(fields: IDataObject): IDataObject {
	const fixed = ['start_date', 'due_date'].filter((date) => fields[`${date}_fixed`] !== undefined);
	return { ...Object.fromEntries(fixed.map((date) => [`${date}_is_fixed`, true])), ...fields };
}

/** @see https://docs.gitlab.com/api/epics/#new-epic */
const create = write({
	name: 'Create',
	description: 'Add an epic to a group; prefer Work Item',
	tier: 'Premium',
	role: 'Planner',
	fields: [
		group,
		required(text('title')),
		additionalFields(
			...content,
			labelsParam('labels'),
			moment('created_at', { description: 'For imports; only for owners and administrators' }),
		),
	],
	simplify: simpleEpic,
	run: async ({ gitlab, group, title, additionalFields }) =>
		await gitlab.post(path`/groups/${group}/epics`, { title, ...withFixedDates(additionalFields) }),
});

const COLUMNS = { created_at: 'Created At', title: 'Title', updated_at: 'Updated At' };

/** @see https://docs.gitlab.com/api/epics/#list-epics-for-a-group */
const getMany = read({
	name: 'Get Many',
	description: 'List the epics of a group; prefer Work Item',
	tier: 'Premium',
	fields: [
		group,
		limit,
		filters(
			choice('state', { opened: 'Open', closed: 'Closed', all: 'All' }),
			text('search', { description: 'In title and description' }),
			labelsParam('labels'),
			text('author_username'),
			moment('created_after'),
			moment('created_before'),
			moment('updated_after'),
			moment('updated_before'),
			flag('confidential', 'Whether to return only these (off: only the others)'),
			flag('include_ancestor_groups', 'Whether to include these'),
			flag('include_descendant_groups', 'Whether to include these', { default: true }),
			myReaction,
			labelsParam('not_labels', { displayName: 'Without Label Names or IDs', sendAs: 'not[labels]' }),
			text('not_author_username', { displayName: 'Without Author Username', sendAs: 'not[author_username]' }),
		),
		sorting(COLUMNS, withLabelsDetails),
	],
	simplify: simpleEpic,
	run: async ({ gitlab, group, limit, filters, options }) =>
		await gitlab.list(path`/groups/${group}/epics`, { ...filters, ...options }, limit),
});

/** @see https://docs.gitlab.com/api/epics/#update-epic */
const update = write({
	name: 'Update',
	description: 'Change some fields of an epic; prefer Work Item',
	tier: 'Premium',
	role: 'Planner',
	fields: [
		at,
		updateFields(
			text('title'),
			...content,
			labelsParam('labels', { displayName: 'Set Label Names or IDs' }),
			labelsParam('add_labels', { displayName: 'Add Label Names or IDs' }),
			labelsParam('remove_labels', { displayName: 'Remove Label Names or IDs' }),
			choice('state_event', { close: 'Close', reopen: 'Reopen' }, { displayName: 'State' }),
			moment('updated_at', { description: 'For imports; only for owners and administrators' }),
		),
	],
	simplify: simpleEpic,
	run: async ({ gitlab, at, updateFields }) => await gitlab.put(at, withFixedDates(updateFields)),
});

/** The issue that is added or removed; `at` is the epic. */
const issue = { ...issueAt, key: 'issue' as const };

/** GitLab wants the ID that an issue has on the whole server. */
async function idOf(issue: Path, gitlab: Gitlab): Promise<number> {
	const { id } = await gitlab.once(issue.encoded, async () => await gitlab.get(issue));
	return Number(id);
}

/**
 * The issues of an epic.
 *
 * @see https://docs.gitlab.com/api/epic_issues/
 */
const issues: Operation[] = [
	write({
		name: 'Add Issue',
		action: 'Add an issue to an epic',
		description: 'Put an issue into an epic, out of any other; prefer Work Item',
		tier: 'Premium',
		role: 'Planner',
		fields: [at, issue],
		simplify: simpleEpicIssueLink,
		run: async ({ gitlab, at, issue }) => await gitlab.post(path`${at}/issues/${await idOf(issue, gitlab)}`),
	}),
	listBelow(at, path`/issues`, {
		name: 'Get Issues',
		description: 'List the issues of an epic; prefer Work Item',
		tier: 'Premium',
		simplify: simpleEpicIssue,
		traits: { key: 'epic_issue_id' },
	}),
	write({
		name: 'Remove Issue',
		action: 'Remove an issue from an epic',
		description: 'Take an issue out of an epic; prefer Work Item',
		tier: 'Premium',
		role: 'Planner',
		fields: [at, issue],
		run: async ({ gitlab, at, issue }): Promise<IDataObject> => {
			const id = await idOf(issue, gitlab);
			const issues = await gitlab.list(path`${at}/issues`, {}, undefined, { key: 'epic_issue_id' });
			const place = issues.find((one) => one.id === id);
			if (!place) throw new GitlabError('notFound', 'The epic does not have this issue');
			await gitlab.delete(path`${at}/issues/${Number(place.epic_issue_id)}`);
			return { deleted: true };
		},
	}),
];

/** What other resources have too, for the editions that have epics. */
function ofEpics(operation: Operation): Operation {
	return { ...operation, tier: 'Premium', description: `${operation.description}; prefer Work Item` };
}

/** @see https://docs.gitlab.com/api/epics/#single-epic */
const get = getOne({
	at,
	description: 'Retrieve an epic; prefer Work Item',
	tier: 'Premium',
	simplify: simpleEpic,
});

export const epic: Resource = {
	name: 'Epic',
	description: 'Deprecated by GitLab: Work Item does all of it',
	operations: [
		create,
		ofEpics(deletion(subject, 'Owner')),
		get,
		getMany,
		...stateChanges(subject, 'deleting', { role: 'Planner' }).map(ofEpics),
		update,
		...issues,
	],
};
