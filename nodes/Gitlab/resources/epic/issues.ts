import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, GitlabError, path } from '../../client';
import { limit } from '../../fields';
import { type Operation, read, write } from '../../operation';
import { at as issueAt } from '../issue/subject';
import { simpleEpicIssue, simpleEpicIssueLink } from './simple';
import { at } from './subject';

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
export const issues: Operation[] = [
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
	read({
		name: 'Get Issues',
		action: 'Get issues of an epic',
		description: 'List the issues of an epic; prefer Work Item',
		tier: 'Premium',
		fields: [at, limit],
		simplify: simpleEpicIssue,
		run: async ({ gitlab, at, limit }) =>
			await gitlab.list(path`${at}/issues`, {}, limit, { key: 'epic_issue_id' }),
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
