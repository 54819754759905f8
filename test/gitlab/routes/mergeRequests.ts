import { isDraft, mergeRequestBasic, mergeRequestEntity } from '../entities/mergeRequest';
import { groupOf, levelIn, need, projectOf, projectsIn, visibleProjects } from '../http/access';
import type { Call, Route } from '../http/call';
import { me, pathNumber } from '../http/call';
import { page } from '../http/paging';
import { badParameter, forbidden, invalid, notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import type { Group, MergeRequest, Project, User } from '../world/model';
import { LEVEL } from '../world/model';
import { filter, sort } from './filters';
import { mergeRequestRules } from './mergeRequestFilters';
import { checkTitle, Edit, editCommon, record, setUsers, wantedUsers } from './issuableEdit';

function list(call: Call, projects: Project[], defaults: values.Values, seenFrom?: Group) {
	const all = projects.flatMap((project) => [...project.merge_requests.values()]);
	const requests = sort(call, filter(call, all, mergeRequestRules, { ...defaults, ...call.input }));
	const wholeLabels = values.flag(call.input, 'with_labels_details') ?? false;
	if (values.choice(call.input, 'view', ['simple']))
		return page(call, requests, (request) => simple(call, request));
	return page(call, requests, (request) => mergeRequestBasic(call, request, { wholeLabels, seenFrom }));
}

function simple(call: Call, request: MergeRequest) {
	const { id, iid, project_id, title, description, state, created_at, updated_at, web_url } =
		mergeRequestBasic(call, request);
	return { id, iid, project_id, title, description, state, created_at, updated_at, web_url };
}

function mine(call: Call): values.Values {
	if (values.text(call.input, 'scope') !== 'all') me(call);
	return { scope: 'created_by_me' };
}

/** The merge request that the path names. */
export function mergeRequestOf(
	call: Call,
	project = projectOf(call),
	param = 'merge_request_iid',
): MergeRequest {
	const request = project.merge_requests.get(pathNumber(call, param));
	if (!request) throw notFound();
	return request;
}

/** Developers may change merge requests, and their authors. */
export function needToEdit(call: Call, request: MergeRequest): User {
	const user = me(call);
	if (request.author !== user && levelIn(request.project, user) < LEVEL.developer) throw forbidden();
	return user;
}

function checkBranches(project: Project, source: string, target: string): void {
	if (source === target) {
		throw new Refusal(422, { message: ["You can't use same project/branch for source and target"] });
	}
	if (!project.branches.has(source)) throw invalid({ source_branch: ['does not exist'] });
	if (!project.branches.has(target)) throw invalid({ target_branch: ['does not exist'] });
	const open = [...project.merge_requests.values()].find(
		(request) =>
			request.state === 'opened' && request.source_branch === source && request.target_branch === target,
	);
	if (!open) return;
	const words = `Another open merge request already exists for this source branch: !${open.iid}`;
	throw new Refusal(409, { message: [words] });
}

function create(call: Call) {
	const project = projectOf(call);
	const by = need(call, project, LEVEL.developer);
	const { input } = call;
	values.required(input, 'title', 'source_branch', 'target_branch');
	const title = values.text(input, 'title') ?? '';
	const source_branch = values.text(input, 'source_branch') ?? '';
	const target_branch = values.text(input, 'target_branch') ?? '';
	checkTitle(title);
	checkBranches(project, source_branch, target_branch);
	const request = call.world.createMergeRequest(project, { title, source_branch, target_branch, author: by });
	edit(call, request, by);
	call.announce.mergeRequest(request, by, 'open');
	return mergeRequestEntity(call, request);
}

/** Applies the request's parameters to a merge request. */
function edit(call: Call, request: MergeRequest, by: User): Edit {
	const { input } = call;
	const changed = new Edit(call, request, by);
	const wasDraft = isDraft(request);
	editCommon(changed, input);
	if (isDraft(request) !== wasDraft) changed.changes.draft = { previous: wasDraft, current: !wasDraft };
	setUsers(changed, 'reviewers', wantedUsers(call.world, request, 'reviewer', input));
	changed.set(request, 'squash', values.flag(input, 'squash'));
	changed.set(request, 'force_remove_source_branch', values.flag(input, 'remove_source_branch'));
	const collaboration =
		values.flag(input, 'allow_collaboration') ?? values.flag(input, 'allow_maintainer_to_push');
	changed.set(request, 'allow_collaboration', collaboration);
	const before = values.integer(input, 'approvals_before_merge');
	if (before) request.approvals_required = before;
	const target = values.text(input, 'target_branch');
	if (target !== undefined && target !== request.target_branch) {
		if (!request.project.branches.has(target)) throw invalid({ target_branch: ['does not exist'] });
		changed.set(request, 'target_branch', target);
		call.world.addVersion(request);
	}
	return changed;
}

const EDITABLE = [
	'assignee_id',
	'assignee_ids',
	'reviewer_ids',
	'description',
	'labels',
	'add_labels',
	'remove_labels',
	'milestone_id',
	'remove_source_branch',
	'allow_collaboration',
	'allow_maintainer_to_push',
	'squash',
	'target_branch',
	'title',
	'state_event',
	'discussion_locked',
	'merge_after',
	'approvals_before_merge',
];

function update(call: Call) {
	const request = mergeRequestOf(call);
	values.someOf(call.input, EDITABLE);
	const by = needToEdit(call, request);
	if (values.text(call.input, 'title') === '') throw badParameter('title is empty');
	const event = values.choice(call.input, 'state_event', ['close', 'reopen']);
	const changed = edit(call, request, by);
	if (changed.finish()) call.announce.mergeRequest(request, by, 'update', changed.changes);
	if (event) setState(call, request, by, event);
	return mergeRequestEntity(call, request);
}

/** Closes or reopens, where that changes something. */
export function setState(call: Call, request: MergeRequest, by: User, event: 'close' | 'reopen'): void {
	const [from, to] = event === 'close' ? (['opened', 'closed'] as const) : (['closed', 'opened'] as const);
	if (request.state !== from) return;
	if (to === 'opened') checkBranches(request.project, request.source_branch, request.target_branch);
	const changed = new Edit(call, request, by);
	changed.changes.state_id = { previous: from === 'opened' ? 1 : 2, current: to === 'opened' ? 1 : 2 };
	request.state = to;
	request.closed_at = to === 'closed' ? call.world.now() : null;
	request.closed_by = to === 'closed' ? by : null;
	request.auto_merge = null;
	record(call.world, request, by, {
		of: 'state',
		state: to === 'closed' ? 'closed' : 'reopened',
		source_merge_request_id: null,
	});
	changed.finish();
	call.announce.mergeRequest(request, by, event, changed.changes);
}

function get(call: Call) {
	const request = mergeRequestOf(call);
	const asked = {
		rebase: values.flag(call.input, 'include_rebase_in_progress'),
		diverged: values.flag(call.input, 'include_diverged_commits_count'),
		html: values.flag(call.input, 'render_html'),
	};
	const entity = mergeRequestEntity(call, request, asked);
	// A rebase is seen once while it runs; then it is done.
	if (asked.rebase) request.rebase_in_progress = false;
	return entity;
}

function remove(call: Call): void {
	const request = mergeRequestOf(call);
	need(call, request.project, LEVEL.owner);
	request.project.merge_requests.delete(request.iid);
}

export const mergeRequestRoutes: Route[] = [
	['GET', 'merge_requests', (call) => list(call, visibleProjects(call), mine(call))],
	[
		'GET',
		'groups/:id/merge_requests',
		(call) => list(call, projectsIn(call, groupOf(call)), {}, groupOf(call)),
	],
	['GET', 'projects/:id/merge_requests', (call) => list(call, [projectOf(call)], {})],
	['POST', 'projects/:id/merge_requests', create],
	['GET', 'projects/:id/merge_requests/:merge_request_iid', get],
	['PUT', 'projects/:id/merge_requests/:merge_request_iid', update],
	['DELETE', 'projects/:id/merge_requests/:merge_request_iid', remove],
];
