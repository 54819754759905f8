import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import {
	type List,
	compose,
	entry,
	inGroup,
	itemPage,
	numberIn,
	placeOfItemPage,
	textOf,
} from '../../fields';
import { chosenIn, group } from '../../fields/places';
import { pick } from '../../simplify';
import { simpleIssue } from '../issue/field';
import type { Subject } from '../shared/plain';

const epics: List = {
	name: 'searchEpics',
	from: inGroup(path`/epics`),
	// Epics of other groups have numbers that mean something else here.
	query: { include_ancestor_groups: false, include_descendant_groups: false, order_by: 'updated_at' },
	entry: entry('iid', (epic) => `&${textOf(epic.iid)} ${textOf(epic.title)}`),
};

/** The epic that an operation works on, by its number in the group (iid). */
export const epic = chosenIn(
	{ to: 'group', placeOf: placeOfItemPage },
	{
		name: 'epic',
		description: 'Premium',
		list: epics,
		url: {
			pattern: itemPage('group', String.raw`(?:epics|work_items)\/`),
			example: 'https://gitlab.com/groups/group/-/epics/5',
		},
		id: {
			displayName: 'IID',
			example: '5',
			pattern: '&?\\d+',
			hint: 'The number after the & in GitLab',
		},
		knownBy: ({ iid }) => iid,
		resolve: numberIn,
	},
);

/** What most workflows use of an epic. */
export const simpleEpic = pick(
	['id', 'iid', 'group_id', 'title', 'state', 'labels'],
	{ author: 'author.username' },
	['start_date', 'due_date', 'web_url'],
);

/** What most workflows use of an epic's issue, and what takes it out of the epic. */
export function simpleEpicIssue(row: IDataObject): IDataObject {
	return { epic_issue_id: row.epic_issue_id ?? null, ...simpleIssue(row) };
}

/** What most workflows use of an issue's place in an epic. */
export const simpleEpicIssueLink = pick(
	{ epic_issue_id: 'id', epic_iid: 'epic.iid', epic_title: 'epic.title' },
	{ group_id: 'epic.group_id', issue_iid: 'issue.iid', project_id: 'issue.project_id' },
	{ issue_title: 'issue.title', web_url: 'issue.web_url' },
);

/** The epic as a subject of the operations that other resources have too. */
export const subject: Subject = {
	noun: 'an epic',
	at: compose(
		'at',
		[group, epic],
		async (item) => path`/groups/${await group.read(item)}/epics/${await epic.read(item)}`,
	),
	simplify: simpleEpic,
};

/** The chosen epic's path. */
export const { at } = subject;
