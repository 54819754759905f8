import type { Gitlab } from './index';
import { repositoryVisits } from './repositoryVisits';

/** A request that asks for one operation of the contract. */
export interface Visit {
	/** As the contract writes it: 'GET /api/v4/projects/{id}'. */
	operation: string;
	path: string;
	body?: object;
}

/** An answer, read. */
export interface Answered {
	status: number;
	headers: Headers;
	body: unknown;
}

/** Asks the stand-in something. */
export async function ask(
	gitlab: Gitlab,
	method: string,
	path: string,
	options: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answered> {
	const response = await fetch(`${gitlab.url}/api/v4/${path}`, {
		method,
		headers: {
			...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
			...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
			...options.headers,
		},
		body: options.body === undefined ? undefined : JSON.stringify(options.body),
	});
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
	return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

const P = '/api/v4/projects/{id}';
const ISSUE = `${P}/issues/{issue_iid}`;
const REQUEST = `${P}/merge_requests/{merge_request_iid}`;
const web = 'projects/acme%2Fwebsite';
const issue = `${web}/issues/1`;
const request = `${web}/merge_requests/1`;

function pipelineVisits(): Visit[] {
	const at = (method: string, what: string, body?: object): Visit => ({
		operation: `${method} ${P}/pipelines/{pipeline_id}${what}`,
		path: `${web}/pipelines/1${what}`,
		body,
	});
	return [
		{ operation: `POST ${P}/pipeline`, path: `${web}/pipeline`, body: { ref: 'main' } },
		{ operation: `GET ${P}/pipelines/latest`, path: `${web}/pipelines/latest?ref=feature%2Flogin%232` },
		{ operation: `GET ${P}/ci/lint`, path: `${web}/ci/lint?include_jobs=true` },
		{ operation: `POST ${P}/ci/lint`, path: `${web}/ci/lint`, body: { content: 'x', include_jobs: true } },
		at('GET', '/jobs'),
		at('GET', '/bridges'),
		at('GET', '/variables'),
		at('GET', '/test_report'),
		at('PUT', '/metadata', { name: 'Nightly' }),
		at('POST', '/retry'),
		at('POST', '/cancel'),
	];
}

/** Issues and merge requests have these in common. */
function issuableVisits(kind: 'issues' | 'merge_requests', iid: string, path: string): Visit[] {
	const base = `${P}/${kind}`;
	const at = (what: string, method = 'GET', body?: object): Visit => ({
		operation: `${method} ${base}/{${iid}}/${what}`,
		path: `${path}/${what}`,
		body,
	});
	const events = (what: string): Visit => ({
		operation: `GET ${base}/{eventable_id}/resource_${what}_events`,
		path: `${path}/resource_${what}_events`,
	});
	const follow = (what: string): Visit => ({
		operation: `POST ${base}/{subscribable_id}/${what}`,
		path: `${path}/${what}`,
	});
	return [
		at('time_estimate', 'POST', { duration: '3h' }),
		at('add_spent_time', 'POST', { duration: '1h 30m' }),
		at('time_stats'),
		at('reset_spent_time', 'POST'),
		at('reset_time_estimate', 'POST'),
		at('todo', 'POST'),
		at('participants'),
		...['label', 'milestone', 'state'].map(events),
		...(kind === 'issues' ? ['iteration', 'weight'] : []).map(events),
		// Maria wrote the issue and follows it, but not the merge request.
		...(kind === 'issues' ? ['unsubscribe', 'subscribe'] : ['subscribe', 'unsubscribe']).map(follow),
	];
}

function noteVisits(contract: string, path: string): Visit[] {
	const notes = `${contract}/{noteable_id}/notes`;
	return [
		{ operation: `POST ${notes}`, path: `${path}/notes`, body: { body: 'A first word' } },
		{ operation: `GET ${notes}`, path: `${path}/notes` },
	];
}

function labelVisits(contract: string, path: string): Visit[] {
	const labels = `${contract}/labels`;
	const body = { name: 'to do', color: '#112233', description: 'Not begun' };
	return [
		{ operation: `POST ${labels}`, path: `${path}/labels`, body },
		{ operation: `GET ${labels}`, path: `${path}/labels?with_counts=true` },
		{ operation: `GET ${labels}/{name}`, path: `${path}/labels/to%20do` },
		{ operation: `PUT ${labels}/{name}`, path: `${path}/labels/to%20do`, body: { new_name: 'to/do' } },
		{ operation: `POST ${labels}/{subscribable_id}/subscribe`, path: `${path}/labels/to%2Fdo/subscribe` },
		{ operation: `POST ${labels}/{subscribable_id}/unsubscribe`, path: `${path}/labels/to%2Fdo/unsubscribe` },
	];
}

function hookVisits(contract: string, path: string): Visit[] {
	const body = { url: 'http://127.0.0.1:9/nobody', issues_events: true };
	return [
		{ operation: `POST ${contract}`, path, body },
		{ operation: `GET ${contract}`, path },
	];
}

/** A walk through the operations on a freshly seeded world; the order matters. */
export const visits: Visit[] = [
	{ operation: 'GET /api/v4/version', path: 'version' },
	{ operation: 'GET /api/v4/metadata', path: 'metadata' },
	{ operation: 'GET /api/v4/personal_access_tokens/self', path: 'personal_access_tokens/self' },
	{ operation: 'GET /api/v4/user', path: 'user' },
	{ operation: 'GET /api/v4/users', path: 'users' },
	{ operation: 'GET /api/v4/users/{id}', path: 'users/3' },
	{ operation: 'PUT /api/v4/user/status', path: 'user/status', body: { emoji: 'coffee' } },
	{ operation: 'GET /api/v4/users/{user_id}/status', path: 'users/3/status' },
	{ operation: 'GET /api/v4/users/{user_id}/projects', path: 'users/6/projects?simple=true' },
	{ operation: 'GET /api/v4/namespaces', path: 'namespaces' },
	{ operation: 'GET /api/v4/projects', path: 'projects?simple=true' },
	{ operation: `GET ${P}`, path: web },
	{ operation: `GET ${P}/users`, path: `${web}/users` },
	{ operation: `GET ${P}/members`, path: 'projects/3/members' },
	{ operation: `GET ${P}/members/all`, path: `${web}/members/all` },
	{ operation: 'POST /api/v4/projects', path: 'projects', body: { name: 'New one' } },
	{ operation: 'GET /api/v4/groups', path: 'groups' },
	{ operation: 'GET /api/v4/groups/{id}', path: 'groups/acme' },
	{ operation: 'GET /api/v4/groups/{id}/projects', path: 'groups/acme/projects' },
	{ operation: 'GET /api/v4/groups/{id}/subgroups', path: 'groups/acme/subgroups' },
	{ operation: 'GET /api/v4/groups/{id}/members', path: 'groups/acme/members' },
	...labelVisits(P, web),
	...labelVisits('/api/v4/groups/{id}', 'groups/acme'),
	{ operation: `PUT ${P}/labels/{name}/promote`, path: `${web}/labels/design/promote` },
	{
		operation: `POST ${P}/milestones`,
		path: `${web}/milestones`,
		body: { title: 'Summer', due_date: '2030-06-30' },
	},
	{ operation: `GET ${P}/milestones`, path: `${web}/milestones` },
	{ operation: `GET ${P}/milestones/{milestone_id}`, path: `${web}/milestones/1` },
	{ operation: `GET ${P}/milestones/{milestone_id}/issues`, path: `${web}/milestones/1/issues` },
	{
		operation: 'POST /api/v4/groups/{id}/milestones',
		path: 'groups/acme/milestones',
		body: { title: 'Year' },
	},
	{
		operation: `POST ${P}/issues`,
		path: `${web}/issues`,
		body: {
			title: 'A new one',
			labels: 'bug,brand new',
			assignee_ids: [4],
			milestone_id: 1,
			due_date: '2030-01-31',
		},
	},
	{ operation: `GET ${P}/issues`, path: `${web}/issues` },
	{ operation: 'GET /api/v4/groups/{id}/issues', path: 'groups/acme/issues' },
	{ operation: 'GET /api/v4/issues', path: 'issues?scope=all' },
	{ operation: `GET ${ISSUE}`, path: issue },
	{
		operation: `PUT ${ISSUE}`,
		path: issue,
		body: { title: 'Better said', add_labels: 'feature', remove_labels: 'bug', milestone_id: 3 },
	},
	{ operation: `PUT ${ISSUE}`, path: issue, body: { state_event: 'close' } },
	{ operation: `PUT ${ISSUE}`, path: issue, body: { state_event: 'reopen', discussion_locked: true } },
	...issuableVisits('issues', 'issue_iid', issue),
	{ operation: `PUT ${ISSUE}/reorder`, path: `${issue}/reorder`, body: { move_after_id: 3 } },
	{
		operation: `POST ${ISSUE}/links`,
		path: `${issue}/links`,
		body: { target_project_id: 2, target_issue_iid: 1, link_type: 'blocks' },
	},
	{ operation: `GET ${ISSUE}/links`, path: `${issue}/links` },
	{ operation: `GET ${ISSUE}/links/{issue_link_id}`, path: `${issue}/links/1` },
	{ operation: `GET ${ISSUE}/related_merge_requests`, path: `${web}/issues/3/related_merge_requests` },
	{ operation: `GET ${ISSUE}/closed_by`, path: `${issue}/closed_by` },
	{ operation: `POST ${ISSUE}/clone`, path: `${issue}/clone`, body: { to_project_id: 2, with_notes: true } },
	{ operation: `POST ${ISSUE}/move`, path: `${web}/issues/2/move`, body: { to_project_id: 2 } },
	{
		operation: `POST ${P}/repository/branches`,
		path: `${web}/repository/branches`,
		body: { branch: 'hotfix/1#a', ref: 'main' },
	},
	{ operation: `GET ${P}/repository/branches`, path: `${web}/repository/branches` },
	{
		operation: `GET ${P}/repository/branches/{branch}`,
		path: `${web}/repository/branches/feature%2Flogin%232`,
	},
	{
		operation: `POST ${P}/repository/commits`,
		path: `${web}/repository/commits`,
		body: {
			branch: 'hotfix/1#a',
			commit_message: 'Mend it',
			actions: [{ action: 'create', file_path: 'mended.txt', content: 'whole' }],
		},
	},
	{ operation: `GET ${P}/repository/commits`, path: `${web}/repository/commits` },
	{ operation: `GET ${P}/repository/commits/{sha}`, path: `${web}/repository/commits/main` },
	{
		operation: `GET ${P}/repository/commits/{sha}/diff`,
		path: `${web}/repository/commits/hotfix%2F1%23a/diff`,
	},
	{
		operation: `POST ${P}/repository/commits/{sha}/comments`,
		path: `${web}/repository/commits/main/comments`,
		body: { note: 'Nice', path: 'README.md', line: 1, line_type: 'new' },
	},
	{
		operation: `GET ${P}/repository/commits/{sha}/comments`,
		path: `${web}/repository/commits/main/comments`,
	},
	...repositoryVisits(P, web),
	{
		operation: `POST ${P}/merge_requests`,
		path: `${web}/merge_requests`,
		body: {
			title: 'Hotfix',
			source_branch: 'hotfix/1#a',
			target_branch: 'main',
			reviewer_ids: [4],
			labels: ['bug'],
		},
	},
	{ operation: `GET ${P}/merge_requests`, path: `${web}/merge_requests` },
	{ operation: 'GET /api/v4/groups/{id}/merge_requests', path: 'groups/acme/merge_requests' },
	{ operation: 'GET /api/v4/merge_requests', path: 'merge_requests?scope=all' },
	{
		operation: `GET ${REQUEST}`,
		path: `${request}?include_rebase_in_progress=true&include_diverged_commits_count=true&render_html=true`,
	},
	{ operation: `PUT ${REQUEST}`, path: request, body: { add_labels: 'bug', milestone_id: 1, squash: true } },
	...issuableVisits('merge_requests', 'merge_request_iid', request),
	{ operation: `POST ${REQUEST}/approve`, path: `${request}/approve` },
	{ operation: `GET ${REQUEST}/approvals`, path: `${request}/approvals` },
	{ operation: `GET ${REQUEST}/approval_state`, path: `${request}/approval_state` },
	{ operation: `GET ${REQUEST}/approval_rules`, path: `${request}/approval_rules` },
	{ operation: `POST ${REQUEST}/unapprove`, path: `${request}/unapprove` },
	{ operation: `GET ${REQUEST}/changes`, path: `${request}/changes` },
	{ operation: `GET ${REQUEST}/diffs`, path: `${request}/diffs` },
	{ operation: `GET ${REQUEST}/commits`, path: `${request}/commits` },
	{ operation: `GET ${REQUEST}/versions`, path: `${request}/versions` },
	{ operation: `GET ${REQUEST}/versions/{version_id}`, path: `${request}/versions/1` },
	{ operation: `GET ${REQUEST}/reviewers`, path: `${request}/reviewers` },
	{ operation: `GET ${REQUEST}/pipelines`, path: `${request}/pipelines` },
	{ operation: `POST ${REQUEST}/pipelines`, path: `${request}/pipelines` },
	{ operation: `PUT ${REQUEST}/merge`, path: `${request}/merge`, body: { auto_merge: true } },
	{
		operation: `POST ${REQUEST}/cancel_merge_when_pipeline_succeeds`,
		path: `${request}/cancel_merge_when_pipeline_succeeds`,
	},
	{
		operation: `PUT ${REQUEST}/merge`,
		path: `${request}/merge`,
		body: { should_remove_source_branch: true },
	},
	{ operation: `GET ${P}/pipelines`, path: `${web}/pipelines` },
	{ operation: `GET ${P}/pipelines/{pipeline_id}`, path: `${web}/pipelines/1` },
	...pipelineVisits(),
	{ operation: `GET ${P}/snippets`, path: `${web}/snippets` },
	{ operation: `GET ${P}/snippets/{snippet_id}`, path: `${web}/snippets/1` },
	...noteVisits(`${P}/issues`, issue),
	...noteVisits(`${P}/merge_requests`, request),
	...noteVisits(`${P}/snippets`, `${web}/snippets/1`),
	...noteVisits(`${P}/wiki_pages`, `${web}/wiki_pages/1`),
	{ operation: `GET ${P}/issues/{noteable_id}/notes/{note_id}`, path: `${issue}/notes/1` },
	{
		operation: `PUT ${P}/issues/{noteable_id}/notes/{note_id}`,
		path: `${issue}/notes/1`,
		body: { body: 'Anew' },
	},
	...hookVisits(`${P}/hooks`, `${web}/hooks`),
	...hookVisits('/api/v4/groups/{id}/hooks', 'groups/acme/hooks'),
	{ operation: 'GET /api/v4/groups/{id}/epics', path: 'groups/acme/epics' },
	{ operation: `GET ${P}/wikis`, path: `${web}/wikis` },
	{ operation: `GET ${P}/wikis/{slug}`, path: `${web}/wikis/Release-checklist` },
	{ operation: 'GET /api/v4/todos', path: 'todos' },
	{ operation: 'POST /api/v4/todos/{id}/mark_as_done', path: 'todos/1/mark_as_done' },
	{ operation: 'POST /api/v4/todos/mark_as_done', path: 'todos/mark_as_done' },
	...['issues/{issue_iid}', 'issues/{issue_iid}/notes/{note_id}'].flatMap((on): Visit[] => {
		const at = on.replace('{issue_iid}', '1').replace('{note_id}', '1');
		return [
			{ operation: `POST ${P}/${on}/award_emoji`, path: `${web}/${at}/award_emoji`, body: { name: 'eyes' } },
			{ operation: `GET ${P}/${on}/award_emoji`, path: `${web}/${at}/award_emoji` },
		];
	}),
	{
		operation: `POST ${P}/external_status_checks`,
		path: `${web}/external_status_checks`,
		body: { name: 'Scanner', external_url: 'https://checks.example.com' },
	},
	{ operation: `GET ${REQUEST}/status_checks`, path: `${request}/status_checks` },
	{
		operation: `POST ${P}/merge_trains/merge_requests/{merge_request_iid}`,
		path: `${web}/merge_trains/merge_requests/2`,
	},
	{ operation: `GET ${P}/merge_trains`, path: `${web}/merge_trains` },
	{ operation: `GET ${P}/merge_trains/{target_branch}`, path: `${web}/merge_trains/main` },
	{
		operation: `GET ${P}/merge_trains/merge_requests/{merge_request_iid}`,
		path: `${web}/merge_trains/merge_requests/2`,
	},
	{
		operation: 'POST /api/v4/groups/{id}/epics/{epic_iid}/issues/{epic_issue_id}',
		path: 'groups/acme/epics/1/issues/1',
	},
	{
		operation: 'GET /api/v4/groups/{id}/epics/{epic_iid}/issues',
		path: 'groups/acme/epics/1/issues',
	},
	{
		operation: 'DELETE /api/v4/groups/{id}/epics/{epic_iid}/issues/{epic_issue_id}',
		path: 'groups/acme/epics/1/issues/1',
	},
	{ operation: 'GET /api/v4/events', path: 'events' },
	{ operation: 'GET /api/v4/users/{id}/events', path: 'users/maria.santos/events' },
	{ operation: `GET ${P}/events`, path: `${web}/events` },
];
