import { issueBasic } from '../entities/issue';
import * as entities from '../entities/mergeRequest';
import { commitEntity, diffEntity, pipelineBasic, pipelineEntity, rawDiff } from '../entities/repository';
import { userBasic } from '../entities/user';
import { canSeeIssue, need } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me, pathNumber } from '../http/call';
import { page } from '../http/paging';
import { notFound, unauthorized } from '../http/refusal';
import * as values from '../http/values';
import type { Issue, MergeRequest, Pipeline } from '../world/model';
import { LEVEL } from '../world/model';
import { requestedAt, reviewStateOf } from '../world/reviewState';
import { closedIssues, mentionedIssues } from './closing';
import { mergeRequestOf } from './mergeRequests';
import { checkSha } from './merging';

const BOT = /^(project|group)_\d+_bot/;

function approve(call: Call) {
	const request = mergeRequestOf(call);
	const by = me(call);
	if (request.state !== 'opened' || !entities.canApprove(request, by)) throw unauthorized();
	checkSha(call, request);
	request.approvals.push({ user: by, approved_at: call.world.now() });
	request.updated_at = call.world.now();
	const enough = request.approvals.length >= request.approvals_required;
	call.announce.mergeRequest(request, by, enough ? 'approved' : 'approval');
	return entities.approvalsEntity(call, request);
}

function unapprove(call: Call) {
	const request = mergeRequestOf(call);
	const by = me(call);
	const kept = request.approvals.filter((each) => each.user !== by);
	if (kept.length === request.approvals.length) throw notFound();
	const enough = request.approvals.length >= request.approvals_required;
	request.approvals = kept;
	const still = kept.length >= request.approvals_required;
	call.announce.mergeRequest(request, by, enough && !still ? 'unapproved' : 'unapproval');
	return entities.approvalsEntity(call, request);
}

/** Only the bots behind project and group tokens may do this. */
function resetApprovals(call: Call): Answer {
	const request = mergeRequestOf(call);
	if (!BOT.test(me(call).username)) throw unauthorized();
	request.approvals = [];
	return new Answer(202);
}

function diffs(call: Call) {
	const unified = values.flag(call.input, 'unidiff') ?? false;
	return page(call, entities.headOf(mergeRequestOf(call))?.diffs ?? [], (diff) => diffEntity(diff, unified));
}

/** How many files are shown with their lines where they do not come page by page, and how many at all. */
const [MOST_WITH_LINES, MOST_FILES] = [100, 1_000];

function changes(call: Call) {
	const request = mergeRequestOf(call);
	const all = entities.headOf(request)?.diffs ?? [];
	const unified = values.flag(call.input, 'unidiff') ?? false;
	return {
		...entities.mergeRequestEntity(call, request),
		changes: all.slice(0, MOST_FILES).map((diff, at) => ({
			...diffEntity(diff, unified),
			...(at >= MOST_WITH_LINES && { diff: '', collapsed: true }),
		})),
		overflow: all.length > MOST_FILES,
	};
}

function rawDiffs(call: Call): Answer {
	const all = entities.headOf(mergeRequestOf(call))?.diffs ?? [];
	return new Answer(200, all.map(rawDiff).join(''), 'text/plain');
}

function commits(call: Call) {
	const all = entities.headOf(mergeRequestOf(call))?.commits ?? [];
	return page(call, all, (commit) => commitEntity(call, commit), { uncounted: true });
}

function version(call: Call) {
	const request = mergeRequestOf(call);
	const found = request.versions.find(({ id }) => id === pathNumber(call, 'version_id'));
	if (!found) throw notFound();
	return entities.versionFull(call, request, found);
}

function runPipeline(call: Call) {
	const request = mergeRequestOf(call);
	const by = need(call, request.project, LEVEL.developer);
	const pipeline: Pipeline = call.world.createPipeline(request.project, request.source_branch, {
		status: 'running',
		ref: `refs/merge-requests/${request.iid}/head`,
		sha: entities.headOf(request)?.head ?? '',
		user: by,
	});
	request.pipelines.unshift(pipeline);
	if (values.flag(call.input, 'async')) return new Answer(202);
	return pipelineEntity(call, pipeline);
}

const reviewers = (call: Call, request: MergeRequest) =>
	request.reviewers.map((user) => ({
		user: userBasic(call, user),
		state: reviewStateOf(request, user),
		created_at: requestedAt(request, user),
	}));

function issues(call: Call, of: (request: MergeRequest) => Issue[]) {
	const visible = of(mergeRequestOf(call)).filter((issue) => canSeeIssue(issue, call.user));
	return page(call, visible, (issue) => issueBasic(call, issue));
}

const REQUEST = 'projects/:id/merge_requests/:merge_request_iid';

export const mergeRequestActionRoutes: Route[] = [
	['POST', `${REQUEST}/approve`, approve],
	['POST', `${REQUEST}/unapprove`, unapprove],
	['PUT', `${REQUEST}/reset_approvals`, resetApprovals],
	['GET', `${REQUEST}/approvals`, (call) => entities.approvalsEntity(call, mergeRequestOf(call))],
	['GET', `${REQUEST}/approval_state`, (call) => entities.approvalState(call, mergeRequestOf(call))],
	['GET', `${REQUEST}/changes`, changes],
	['GET', `${REQUEST}/diffs`, diffs],
	['GET', `${REQUEST}/raw_diffs`, rawDiffs],
	['GET', `${REQUEST}/commits`, commits],
	['GET', `${REQUEST}/versions`, (call) => versions(call, mergeRequestOf(call))],
	['GET', `${REQUEST}/versions/:version_id`, version],
	[
		'GET',
		`${REQUEST}/pipelines`,
		(call) => page(call, mergeRequestOf(call).pipelines, (each) => pipelineBasic(call, each)),
	],
	['POST', `${REQUEST}/pipelines`, runPipeline],
	['GET', `${REQUEST}/reviewers`, (call) => reviewers(call, mergeRequestOf(call))],
	['GET', `${REQUEST}/closes_issues`, (call) => issues(call, closedIssues)],
	['GET', `${REQUEST}/related_issues`, (call) => issues(call, mentionedIssues)],
];

function versions(call: Call, request: MergeRequest) {
	return page(call, request.versions, (each) => entities.versionEntity(request, each));
}
