import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, path } from '../../client';
import { filters, flag, limit, sorting } from '../../fields';
import { projectGroupOrEverywhere } from '../../fields/places';
import { read } from '../../operation';
import { simpleNote } from '../comment/simple';
import { simpleIssue } from './field';
import { listing, narrowing, queryOf, withLabelsDetails } from './filters';

const COLUMNS = {
	created_at: 'Created At',
	due_date: 'Due Date',
	label_priority: 'Label Priority',
	relative_position: 'Manual Order',
	milestone_due: 'Milestone Due Date',
	popularity: 'Popularity',
	priority: 'Priority',
	title: 'Title',
	updated_at: 'Updated At',
	weight: 'Weight',
};

const withComments = flag(
	'comments',
	'Whether to add the comments, by a request more for each issue that has some',
	{ displayName: 'Comments' },
);

/**
 * @see https://docs.gitlab.com/api/issues/#list-all-issues
 * @see https://docs.gitlab.com/api/notes/#list-all-issue-notes
 */
export const getMany = read({
	name: 'Get Many',
	description: 'List the issues of a project, a group, or all that you can see',
	fields: [
		projectGroupOrEverywhere,
		limit,
		filters(...listing, ...narrowing),
		sorting(COLUMNS, withLabelsDetails, withComments),
	],
	simplify: ({ comments, ...row }) => ({
		...simpleIssue(row),
		...(comments !== undefined && { comments: (comments as IDataObject[]).map(simpleNote) }),
	}),
	run: async ({ gitlab, place, limit, filters, options: { comments, ...options } }) => {
		const issues = await gitlab.list(
			path`${place}/issues`,
			{ ...queryOf(place, filters), ...options },
			limit,
		);
		return comments ? await Promise.all(issues.map(async (issue) => await commented(gitlab, issue))) : issues;
	},
});

/** An issue with its comments, the oldest first. What GitLab notes about changes is none. */
async function commented(gitlab: Gitlab, issue: IDataObject): Promise<IDataObject> {
	const notes = path`/projects/${Number(issue.project_id)}/issues/${Number(issue.iid)}/notes`;
	const query = { activity_filter: 'only_comments', order_by: 'created_at', sort: 'asc' };
	const comments = issue.user_notes_count
		? await gitlab.list(notes, query, undefined, { countsMore: true })
		: [];
	return { ...issue, comments };
}
