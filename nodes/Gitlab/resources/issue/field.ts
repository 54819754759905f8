import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import {
	type List,
	type LocatorSpec,
	type Param,
	entry,
	inProject,
	itemPage,
	locator,
	numberIn,
	placeOfItemPage,
	required,
	textOf,
} from '../../fields';
import { atInProject, locatorIn } from '../../fields/places';
import type { Field } from '../../operation';
import { pick } from '../../simplify';
import type { Issuable } from '../shared/plain';

export const issues: List = {
	name: 'searchIssues',
	from: inProject(path`/issues`),
	query: { order_by: 'updated_at' },
	entry: entry('iid', (row) => `#${textOf(row.iid)} ${textOf(row.title)}`),
};

/** Issues have several pages: plain, as work item, as incident, and as test case. */
export const ISSUE_URL = itemPage(
	'project',
	String.raw`(?:issues\/(?:incident\/)?|work_items\/|quality\/test_cases\/)`,
);

interface IssueLooks {
	displayName: string;
	description?: string;
	list?: List;
}

function specOf<K extends string>(name: K, { list = issues, ...looks }: IssueLooks): LocatorSpec<K, number> {
	return {
		name,
		...looks,
		list,
		url: { pattern: ISSUE_URL, example: 'https://gitlab.com/group/project/-/issues/12' },
		id: { displayName: 'IID', example: '12', pattern: '#?\\d+', hint: 'The number after the # in GitLab' },
		knownBy: ({ iid }) => iid,
		resolve: numberIn,
	};
}

/** One issue of any project, by its number there (iid). */
export function issueAnywhere<K extends string>(name: K, looks: IssueLooks): Param<K, number> {
	return locator(specOf(name, looks));
}

/** One issue of the project that the operation works in. */
export function issueParam<K extends string>(name: K, looks: IssueLooks): Param<K, number> {
	return locatorIn({ to: 'project', placeOf: placeOfItemPage }, specOf(name, looks));
}

/** The issue that an operation works on. */
export const chosenIssue: Field<'issue', number> = required(issueParam('issue', { displayName: 'Issue' }));

/** What most workflows use of an issue. */
export const simpleIssue = pick(
	['iid', 'project_id', 'title', 'state', 'labels'],
	{ author: 'author.username', assignees: 'assignees.username', milestone: 'milestone.title' },
	['due_date', 'web_url'],
);

const linkOf = pick(['issue_link_id', 'link_type']);

/** What most workflows use of an issue that another one is linked to. */
export function simpleLinkedIssue(row: IDataObject): IDataObject {
	return { ...linkOf(row), ...simpleIssue(row) };
}

/** What most workflows use of a link between two issues. */
export const simpleLink = pick(
	['id', 'link_type'],
	{ source_iid: 'source_issue.iid', source_project_id: 'source_issue.project_id' },
	{ source_title: 'source_issue.title', source_url: 'source_issue.web_url' },
	{ target_iid: 'target_issue.iid', target_project_id: 'target_issue.project_id' },
	{ target_title: 'target_issue.title', target_url: 'target_issue.web_url' },
);

/** The issue as a subject of the operations that other resources have too. */
export const subject: Issuable = {
	noun: 'an issue',
	type: 'Issue',
	at: atInProject(path`/issues`, chosenIssue),
	simplify: simpleIssue,
};

/** The chosen issue's path. */
export const { at } = subject;
