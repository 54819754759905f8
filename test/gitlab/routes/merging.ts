import { mergeRequestEntity, mergeStatus, headOf, headPipeline } from '../entities/mergeRequest';
import { levelIn } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me } from '../http/call';
import { forbidden, Refusal, unauthorized } from '../http/refusal';
import * as values from '../http/values';
import type { MergeRequest, Pipeline, User } from '../world/model';
import { LEVEL } from '../world/model';
import { mergeBaseOf, treeBefore } from '../world/history';
import type { Tree } from '../world/trees';
import { merged } from '../world/trees';
import { closedIssues } from './closing';
import { record } from './issuableEdit';
import { setIssueState } from './issues';
import { mergeRequestOf } from './mergeRequests';

/** What merging needs to know of a request, so that a pipeline's end can merge too. */
export type Merging = Pick<Call, 'world' | 'announce'>;

const ACTIVE = ['created', 'waiting_for_resource', 'preparing', 'pending', 'running'];

interface How {
	squash: boolean;
	removeSource: boolean;
	message: string;
}

/** Merges now: the target gets the commits, the issues that were to be closed are. */
export function mergeNow(merging: Merging, request: MergeRequest, by: User, how: How): void {
	const { world } = merging;
	const { project } = request;
	const now = world.now();
	const commits = headOf(request)?.commits ?? [];
	const tree = treeAfter(request);
	if (how.squash) {
		const diffs = headOf(request)?.diffs ?? [];
		request.squash_commit_sha = world.commitTo(project, request.target_branch, {
			message: request.title,
			author: by,
			diffs,
			tree,
		}).id;
	} else {
		project.branches.get(request.target_branch)?.commits.unshift(...commits);
	}
	request.merge_commit_sha = world.commitTo(project, request.target_branch, {
		message: how.message,
		author: by,
		diffs: [],
		tree,
	}).id;
	Object.assign(request, {
		state: 'merged',
		merged_at: now,
		merge_user: by,
		auto_merge: null,
		updated_at: now,
	});
	record(world, request, by, { of: 'state', state: 'merged', source_merge_request_id: null });
	if (how.removeSource) project.branches.delete(request.source_branch);
	merging.announce.mergeRequest(request, by, 'merge', { state_id: { previous: 1, current: 3 } });
	if (request.target_branch !== project.default_branch) return;
	for (const issue of closedIssues(request)) setIssueState(merging, issue, by, 'close', request.id);
}

/** The target's files with what the merge request has changed. */
function treeAfter({ project, source_branch, target_branch }: MergeRequest): Tree | undefined {
	const [source] = project.branches.get(source_branch)?.commits ?? [];
	const [target] = project.branches.get(target_branch)?.commits ?? [];
	if (!source || !target) return undefined;
	const base = mergeBaseOf(project, source, target);
	return merged(base?.tree ?? new Map(), target.tree, source.tree);
}

function needToMerge(call: Call, request: MergeRequest): User {
	const user = me(call);
	const target = request.project.branches.get(request.target_branch);
	const least = target?.protected ? LEVEL.maintainer : LEVEL.developer;
	if (levelIn(request.project, user) < least) throw unauthorized();
	return user;
}

const notAllowed = () => new Refusal(405, { message: '405 Method Not Allowed' });

/** Refuses when the source branch has moved on since the caller looked. */
export function checkSha(call: Call, request: MergeRequest): void {
	const sha = values.text(call.input, 'sha');
	if (sha === undefined || sha === headOf(request)?.head) return;
	throw new Refusal(409, { message: `SHA does not match HEAD of source branch: ${headOf(request)?.head}` });
}

function merge(call: Call) {
	const request = mergeRequestOf(call);
	const by = needToMerge(call, request);
	const { input } = call;
	const wait =
		values.flag(input, 'auto_merge') ?? values.flag(input, 'merge_when_pipeline_succeeds') ?? false;
	const pipeline = headPipeline(request);
	const status = mergeStatus(request);
	request.squash = values.flag(input, 'squash') ?? request.squash;
	const remove = values.flag(input, 'should_remove_source_branch');
	request.force_remove_source_branch = remove ?? request.force_remove_source_branch;
	if (wait && pipeline && ACTIVE.includes(pipeline.status) && request.state === 'opened') {
		checkSha(call, request);
		request.auto_merge = by;
		return mergeRequestEntity(call, request);
	}
	if (status === 'conflict') throw new Refusal(422, { message: 'Branch cannot be merged' });
	if (status !== 'mergeable' || (wait && pipeline?.status !== 'success')) throw notAllowed();
	checkSha(call, request);
	mergeNow(call, request, by, {
		...howOf(request),
		message: values.text(input, 'merge_commit_message') ?? howOf(request).message,
	});
	return mergeRequestEntity(call, request);
}

/** How a merge request is merged where nobody says so. */
export function howOf(request: MergeRequest): How {
	return {
		squash: request.squash,
		removeSource: request.force_remove_source_branch ?? false,
		message: `Merge branch '${request.source_branch}' into '${request.target_branch}'\n\n${request.title}`,
	};
}

/** Ends a pipeline; a merge request that waited for its success is merged. */
export function finishPipeline(
	merging: Merging,
	pipeline: Pipeline,
	status: 'success' | 'failed' | 'canceled',
): void {
	pipeline.status = status;
	pipeline.updated_at = merging.world.now();
	endJobs(pipeline, status);
	merging.announce.pipeline(pipeline);
	for (const request of pipeline.project.merge_requests.values()) {
		if (headPipeline(request) !== pipeline || !request.auto_merge) continue;
		if (status === 'success' && mergeStatus(request) === 'mergeable') {
			mergeNow(merging, request, request.auto_merge, howOf(request));
		} else if (status !== 'success') {
			request.auto_merge = null;
		}
	}
}

const UNFINISHED = ['created', 'pending', 'running'];

/** Of the jobs that have not ended, it is the last one that fails. */
function endJobs({ jobs, updated_at }: Pipeline, status: string): void {
	const unfinished = jobs.filter((job) => UNFINISHED.includes(job.status));
	for (const [at, job] of unfinished.entries()) {
		const fails = status === 'failed' && at === 0;
		job.status = fails || status === 'canceled' ? status : 'success';
		job.started_at = job.finished_at = updated_at;
		job.failure_reason = fails ? 'script_failure' : null;
		job.log ||= logOf(job.name, fails);
	}
}

/** Sections and colors as a runner writes them. */
function logOf(name: string, fails: boolean): string {
	const [green, red, plain] = ['\u001b[32;1m', '\u001b[31;1m', '\u001b[0;m'];
	const section = 'step_script';
	return [
		`section_start:1700000000:${section}\r\u001b[0K${green}$ make ${name}${plain}`,
		...Array.from({ length: 40 }, (_, at) => `line ${at + 1}`),
		`section_end:1700000001:${section}\r\u001b[0K${fails ? `${red}ERROR: Job failed: exit code 1` : `${green}Job succeeded`}${plain}`,
		'',
	].join('\n');
}

function cancelAutoMerge(call: Call) {
	const request = mergeRequestOf(call);
	const user = me(call);
	if (request.author !== user) needToMerge(call, request);
	if (request.state !== 'opened') throw notAllowed();
	if (!request.auto_merge) throw new Refusal(406, { message: "Can't cancel the automatic merge" });
	request.auto_merge = null;
	return mergeRequestEntity(call, request);
}

function rebase(call: Call) {
	const request = mergeRequestOf(call);
	if (levelIn(request.project, me(call)) < LEVEL.developer) throw forbidden();
	if (request.state !== 'opened') throw notAllowed();
	if (request.rebase_in_progress) throw new Refusal(409, { message: '409 Conflict' });
	request.rebase_in_progress = true;
	request.merge_error = request.has_conflicts
		? 'Rebase failed: Rebase locally, resolve all conflicts, then push the branch.'
		: null;
	if (!request.has_conflicts) moveOntoTarget(call, request);
	return new Answer(202, { rebase_in_progress: true });
}

/** The same commits again, with new ids, on top of the target. */
function moveOntoTarget({ world }: Call, request: MergeRequest): void {
	const { project, source_branch, target_branch } = request;
	const moved = [...(headOf(request)?.commits ?? [])].reverse();
	const target = project.branches.get(target_branch);
	const source = project.branches.get(source_branch);
	if (!source || !target) return;
	source.commits = [...target.commits];
	for (const commit of moved) {
		const tip = source.commits[0]?.tree ?? new Map();
		const tree = merged(treeBefore(commit), tip, commit.tree);
		const { message, diffs } = commit;
		world.commitTo(project, source_branch, { message, diffs, tree, author: request.author });
	}
	world.addVersion(request);
}

const REQUEST = 'projects/:id/merge_requests/:merge_request_iid';

export const mergingRoutes: Route[] = [
	['PUT', `${REQUEST}/merge`, merge],
	['POST', `${REQUEST}/cancel_merge_when_pipeline_succeeds`, cancelAutoMerge],
	['PUT', `${REQUEST}/rebase`, rebase],
];
