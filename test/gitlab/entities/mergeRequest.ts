import { levelIn } from '../http/access';
import type { MergeRequest, Pipeline, User, Version } from '../world/model';
import { LEVEL } from '../world/model';
import type { Shape } from './issuable';
import {
	isSubscribed,
	labelNames,
	milestoneOrNull,
	references,
	taskCompletion,
	timeStats,
	votes,
	webUrl,
} from './issuable';
import { commitEntity, diffEntity, pipelineBasic, pipelineEntity } from './repository';
import type { View } from './user';
import { userBasic, userBasicOrNull } from './user';

export const isDraft = (request: MergeRequest) => /^\s*(\[draft\]|\(draft\)|draft:)/i.test(request.title);

export const headOf = (request: MergeRequest): Version | undefined => request.versions[0];

export const headPipeline = (request: MergeRequest): Pipeline | undefined => request.pipelines[0];

/** Why a merge request cannot be merged now, or 'mergeable'. */
export function mergeStatus(request: MergeRequest): string {
	if (request.state !== 'opened') return 'not_open';
	if (isDraft(request)) return 'draft_status';
	if (request.has_conflicts) return 'conflict';
	if ([...request.reviews.values()].includes('requested_changes')) return 'requested_changes';
	if (request.approvals.length < request.approvals_required) return 'not_approved';
	return 'mergeable';
}

export function mergeRequestBasic(view: View, request: MergeRequest, shape: Shape = {}) {
	const draft = isDraft(request);
	const approvable = !request.has_conflicts;
	const merged = request.state === 'merged';
	return {
		id: request.id,
		iid: request.iid,
		project_id: request.project.id,
		title: request.title,
		description: request.description,
		state: request.state,
		created_at: request.created_at,
		updated_at: request.updated_at,
		merged_by: userBasicOrNull(view, request.merge_user),
		merge_user: userBasicOrNull(view, request.merge_user ?? request.auto_merge),
		merged_at: request.merged_at,
		closed_by: userBasicOrNull(view, request.closed_by),
		closed_at: request.closed_at,
		target_branch: request.target_branch,
		source_branch: request.source_branch,
		user_notes_count: request.notes.filter((note) => !note.system).length,
		...votes(request),
		author: userBasic(view, request.author),
		assignees: request.assignees.map((user) => userBasic(view, user)),
		assignee: userBasicOrNull(view, request.assignees[0] ?? null),
		reviewers: request.reviewers.map((user) => userBasic(view, user)),
		source_project_id: request.project.id,
		target_project_id: request.project.id,
		labels: labelNames(request, shape.wholeLabels ?? false),
		draft,
		imported: false,
		imported_from: 'none',
		work_in_progress: draft,
		milestone: milestoneOrNull(view, request.milestone),
		merge_when_pipeline_succeeds: request.auto_merge !== null,
		merge_status: approvable ? 'can_be_merged' : 'cannot_be_merged',
		detailed_merge_status: mergeStatus(request),
		merge_after: null,
		sha: headOf(request)?.head ?? null,
		merge_commit_sha: request.merge_commit_sha,
		squash_commit_sha: request.squash_commit_sha,
		discussion_locked: request.discussion_locked,
		should_remove_source_branch: request.force_remove_source_branch,
		force_remove_source_branch: request.force_remove_source_branch,
		prepared_at: request.created_at,
		...(request.allow_collaboration ? { allow_collaboration: true, allow_maintainer_to_push: true } : {}),
		reference: `!${request.iid}`,
		references: references(request, shape.seenFrom),
		web_url: webUrl(view, request),
		time_stats: timeStats(request),
		squash: request.squash,
		squash_on_merge: merged ? request.squash_commit_sha !== null : request.squash,
		task_completion_status: taskCompletion(request.description),
		has_conflicts: request.has_conflicts,
		blocking_discussions_resolved: true,
		approvals_before_merge: null,
	};
}

/** What a single merge request tells when it is asked for more. */
export interface Asked {
	rebase?: boolean;
	diverged?: boolean;
	html?: boolean;
}

export function mergeRequestEntity(view: View, request: MergeRequest, asked: Asked = {}) {
	const head = headOf(request);
	const pipeline = headPipeline(request);
	return {
		...mergeRequestBasic(view, request),
		...(asked.html
			? { title_html: request.title, description_html: `<p>${request.description ?? ''}</p>` }
			: {}),
		subscribed: isSubscribed(request, view.user),
		changes_count: head?.diffs.length ? String(head.diffs.length) : null,
		latest_build_started_at: pipeline?.created_at ?? null,
		latest_build_finished_at: pipeline?.updated_at ?? null,
		first_deployed_to_production_at: null,
		pipeline: pipeline ? pipelineBasic(view, pipeline) : null,
		head_pipeline: pipeline ? pipelineEntity(view, pipeline) : null,
		diff_refs: head ? { base_sha: head.base, head_sha: head.head, start_sha: head.base } : null,
		merge_error: request.merge_error,
		...(asked.rebase ? { rebase_in_progress: request.rebase_in_progress } : {}),
		...(asked.diverged ? { diverged_commits_count: divergedCount(request) } : {}),
		first_contribution: false,
		user: { can_merge: levelIn(request.project, view.user) >= LEVEL.maintainer },
	};
}

function divergedCount(request: MergeRequest): number {
	const { branches } = request.project;
	const ours = new Set(branches.get(request.source_branch)?.commits);
	return branches.get(request.target_branch)?.commits.filter((commit) => !ours.has(commit)).length ?? 0;
}

export function versionEntity(request: MergeRequest, version: Version) {
	return {
		id: version.id,
		head_commit_sha: version.head,
		base_commit_sha: version.base,
		start_commit_sha: version.base,
		created_at: version.created_at,
		merge_request_id: request.id,
		state: 'collected',
		real_size: String(version.diffs.length),
		patch_id_sha: version.head,
	};
}

export function versionFull(view: View, request: MergeRequest, version: Version) {
	return {
		...versionEntity(request, version),
		commits: version.commits.map((commit) => commitEntity(view, commit)),
		diffs: version.diffs.map((diff) => diffEntity(diff)),
	};
}

/** Authors do not approve their own merge requests. */
export function canApprove(request: MergeRequest, user: User | null): boolean {
	if (!user || request.author === user || request.approvals.some((each) => each.user === user)) return false;
	return levelIn(request.project, user) >= LEVEL.developer;
}

export function approvalsEntity(view: View, request: MergeRequest) {
	return {
		user_has_approved: request.approvals.some((each) => each.user === view.user),
		user_can_approve: canApprove(request, view.user),
		approved: request.approvals.length > 0 && request.approvals.length >= request.approvals_required,
		approved_by: request.approvals.map((each) => ({
			user: userBasic(view, each.user),
			approved_at: each.approved_at,
		})),
		...(request.code_owners === null ? {} : counts(request)),
	};
}

/** Only servers with Premium count approvals. */
function counts({ approvals, approvals_required }: MergeRequest) {
	return { approvals_required, approvals_left: Math.max(0, approvals_required - approvals.length) };
}

export function approvalRules(view: View, request: MergeRequest) {
	const rule = approvalRule(request);
	if (request.code_owners === null) return [rule];
	const eligible_approvers = request.reviewers.map((user) => userBasic(view, user));
	const owners = { rule_type: 'code_owner', section: request.code_owners, name: '*.ts', eligible_approvers };
	return [rule, { ...rule, ...owners, users: eligible_approvers }];
}

function approvalRule(request: MergeRequest) {
	return {
		id: request.id,
		name: 'All Members',
		rule_type: 'any_approver',
		eligible_approvers: [],
		approvals_required: request.approvals_required,
		users: [],
		groups: [],
		contains_hidden_groups: false,
		report_type: null,
		section: null,
		source_rule: null,
		overridden: false,
	};
}

export function approvalState(view: View, request: MergeRequest) {
	const approved_by = request.approvals.map((each) => userBasic(view, each.user));
	const approved = approved_by.length >= request.approvals_required;
	const rule = { ...approvalRule(request), code_owner: false, approved_by, approved };
	return { approval_rules_overwritten: false, rules: [rule] };
}
