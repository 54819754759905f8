import type { Field } from '../operation';
import { locator } from './locator';
import { required } from './param';

/** Issues have several pages: plain, as work item, and as incident. */
const ISSUE_URL =
	'^https?:\\/\\/[^\\/\\s]+\\/(?:[\\w.+-]+\\/)+(?:-\\/)?(?:issues|work_items)\\/(?:incident\\/)?(\\d+)(?:[\\/?#][^\\s]*)?$';

/** One issue of the project, by its number there (iid). */
export function issueParam<K extends string>(name: K, displayName = 'Issue', description?: string) {
	return locator<K, number>({
		name,
		displayName,
		description,
		search: 'searchIssues',
		url: { pattern: ISSUE_URL, example: 'https://gitlab.com/group/project/-/issues/12' },
		id: { displayName: 'IID', example: '12', pattern: '^#?\\d+$', hint: 'The number after the # in GitLab' },
		resolve: (identifier) => Number(identifier.replace('#', '')),
	});
}

/** The issue that an operation works on. */
export const issue: Field<'issue', number> = required(issueParam('issue'));
