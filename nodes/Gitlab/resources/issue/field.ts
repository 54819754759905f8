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
import { locatorIn } from '../../fields/places';
import type { Field } from '../../operation';

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
