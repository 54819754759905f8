import type { Field } from '../operation';
import { projectPage } from './address';
import { keptInPlace } from './home';
import { locator } from './locator';
import { required } from './param';

/** Issues have several pages: plain, as work item, as incident, and as test case. */
export const ISSUE_URL = projectPage(
	String.raw`(?:issues\/(?:incident\/)?|work_items\/|quality\/test_cases\/)(\d+)`,
);

/** One issue of the project, by its number there (iid). */
export function issueParam<K extends string>(
	name: K,
	displayName = 'Issue',
	description?: string,
	search = 'searchIssues',
) {
	return locator<K, number>({
		name,
		displayName,
		description,
		search,
		url: { pattern: ISSUE_URL, example: 'https://gitlab.com/group/project/-/issues/12' },
		id: { displayName: 'IID', example: '12', pattern: '^#?\\d+$', hint: 'The number after the # in GitLab' },
		resolve: (identifier) => Number(identifier.replace('#', '')),
	});
}

/** The issue that an operation works on. */
export const issue: Field<'issue', number> = required(keptInPlace(issueParam('issue')));
