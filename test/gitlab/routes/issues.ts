import { issueEntity, issueSingle } from '../entities/issue';
import { canSeeIssue, groupOf, levelIn, need, projectOf, projectsIn, visibleProjects } from '../http/access';
import type { Call, Route } from '../http/call';
import { me, pathNumber } from '../http/call';
import { page } from '../http/paging';
import { forbidden, invalid, notFound } from '../http/refusal';
import * as values from '../http/values';
import type { Group, Issue, Project, User } from '../world/model';
import { LEVEL } from '../world/model';
import { filter, sort, sortKeys } from './filters';
import { issueRules } from './issueFilters';
import { checkTitle, Edit, editCommon, record } from './issuableEdit';

const keyset = {
	keys: { ...sortKeys, id: (issue: Issue) => issue.id },
	defaultKey: 'created_at',
	style: 'cursor' as const,
};

function visibleIssues(call: Call, projects: Project[]): Issue[] {
	return projects
		.flatMap((project) => [...project.issues.values()])
		.filter((issue) => canSeeIssue(issue, call.user));
}

function list(call: Call, projects: Project[], defaults: values.Values, seenFrom?: Group) {
	const given = { ...defaults, ...call.input };
	const issues = sort(call, filter(call, visibleIssues(call, projects), issueRules, given));
	const wholeLabels = values.flag(call.input, 'with_labels_details') ?? false;
	return page(call, issues, (issue) => issueEntity(call, issue, { wholeLabels, seenFrom }), { keyset });
}

function statistics(call: Call, projects: Project[], defaults: values.Values) {
	const given = { ...defaults, ...call.input, state: undefined };
	const issues = filter(call, visibleIssues(call, projects), issueRules, given);
	const opened = issues.filter((issue) => issue.state === 'opened').length;
	return { statistics: { counts: { all: issues.length, closed: issues.length - opened, opened } } };
}

/** Without a scope, the lists of everything hold what the asker has made. */
function mine(call: Call): values.Values {
	if (values.text(call.input, 'scope') !== 'all') me(call);
	return { scope: 'created_by_me' };
}

/** The issue that the path names. */
export function issueOf(call: Call, project = projectOf(call), param = 'issue_iid'): Issue {
	const issue = project.issues.get(pathNumber(call, param));
	if (!issue || !canSeeIssue(issue, call.user)) throw notFound();
	return issue;
}

/** Refuses whoever may not change this issue: reporters may, and its author and assignees. */
export function needToEdit(call: Call, issue: Issue): User {
	const user = me(call);
	const own = issue.author === user || issue.assignees.includes(user);
	if (!own && levelIn(issue.project, user) < LEVEL.planner) throw forbidden();
	return user;
}

function create(call: Call) {
	const project = projectOf(call);
	const by = me(call);
	if (project.archived || (project.visibility === 'private' && levelIn(project, by) < LEVEL.guest))
		throw forbidden();
	values.required(call.input, 'title');
	const title = values.text(call.input, 'title') ?? '';
	checkTitle(title);
	const own = levelIn(project, by) >= LEVEL.owner;
	const issue = call.world.createIssue(project, {
		title,
		author: by,
		...(own ? { iid: values.integer(call.input, 'iid') ?? undefined } : {}),
		...(own ? { created_at: values.text(call.input, 'created_at') } : {}),
	});
	editIssue(call, issue, by);
	call.announce.issue(issue, by, 'open');
	return issueSingle(call, issue);
}

/** Applies the request's parameters to an issue. */
function editIssue(call: Call, issue: Issue, by: User): Edit {
	const edit = new Edit(call, issue, by);
	const { input } = call;
	editCommon(edit, input);
	edit.set(issue, 'confidential', values.flag(input, 'confidential'));
	edit.set(issue, 'due_date', 'due_date' in input ? dueDate(input) : undefined);
	const { weight } = issue;
	edit.set(issue, 'weight', values.integer(input, 'weight'));
	if (issue.weight !== weight) record(call.world, issue, by, { of: 'weight', weight: issue.weight });
	edit.set(issue, 'issue_type', values.choice(input, 'issue_type', TYPES));
	return edit;
}

const TYPES = ['issue', 'incident', 'test_case', 'requirement', 'task', 'ticket'] as const;

function dueDate(input: values.Values): string | null {
	const date = values.text(input, 'due_date');
	if (!date) return null;
	if (!/^\d{4}-\d{2}-\d{2}/.test(date)) throw invalid({ due_date: ['is not a date'] });
	return date.slice(0, 10);
}

const EDITABLE = [
	'add_labels',
	'assignee_id',
	'assignee_ids',
	'confidential',
	'created_at',
	'description',
	'discussion_locked',
	'due_date',
	'issue_type',
	'labels',
	'milestone_id',
	'remove_labels',
	'state_event',
	'title',
	'weight',
	'epic_id',
	'epic_iid',
];

function update(call: Call) {
	const issue = issueOf(call);
	values.someOf(call.input, EDITABLE);
	const by = needToEdit(call, issue);
	const edit = editIssue(call, issue, by);
	if (edit.finish()) call.announce.issue(issue, by, 'update', edit.changes);
	const event = values.choice(call.input, 'state_event', ['close', 'reopen']);
	if (event) setIssueState(call, issue, by, event);
	return issueSingle(call, issue);
}

/** Closes or reopens an issue; nothing happens when it is so already. */
export function setIssueState(
	call: Pick<Call, 'world' | 'announce'>,
	issue: Issue,
	by: User,
	event: 'close' | 'reopen',
	source_merge_request_id: number | null = null,
): void {
	const state = event === 'close' ? 'closed' : 'opened';
	if (issue.state === state) return;
	const edit = new Edit(call, issue, by);
	edit.changes.state_id = { previous: state === 'closed' ? 1 : 2, current: state === 'closed' ? 2 : 1 };
	issue.state = state;
	edit.set(issue, 'closed_at', state === 'closed' ? call.world.now() : null);
	issue.closed_by = state === 'closed' ? by : null;
	const recorded = state === 'closed' ? 'closed' : 'reopened';
	record(call.world, issue, by, { of: 'state', state: recorded, source_merge_request_id });
	edit.finish();
	call.announce.issue(issue, by, event, edit.changes);
}

function remove(call: Call): void {
	const issue = issueOf(call);
	need(call, issue.project, LEVEL.owner);
	issue.project.issues.delete(issue.iid);
}

export const issueRoutes: Route[] = [
	['GET', 'issues', (call) => list(call, visibleProjects(call), mine(call))],
	['GET', 'groups/:id/issues', (call) => list(call, projectsIn(call, groupOf(call)), {}, groupOf(call))],
	['GET', 'projects/:id/issues', (call) => list(call, [projectOf(call)], {})],
	['GET', 'issues_statistics', (call) => statistics(call, visibleProjects(call), mine(call))],
	['GET', 'groups/:id/issues_statistics', (call) => statistics(call, projectsIn(call, groupOf(call)), {})],
	['GET', 'projects/:id/issues_statistics', (call) => statistics(call, [projectOf(call)], {})],
	['POST', 'projects/:id/issues', create],
	['GET', 'projects/:id/issues/:issue_iid', (call) => issueSingle(call, issueOf(call))],
	['PUT', 'projects/:id/issues/:issue_iid', update],
	['DELETE', 'projects/:id/issues/:issue_iid', remove],
];
