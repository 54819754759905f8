import { projectUrl, sshUrl } from '../entities/project';
import { headOf, isDraft, mergeStatus } from '../entities/mergeRequest';
import { titleOf } from '../entities/repository';
import { webUrl } from '../entities/issuable';
import { avatarUrl } from '../entities/user';
import type { View } from '../entities/user';
import { inWords } from '../world/durations';
import type { Commit, Issue, Label, MergeRequest, Project, User } from '../world/model';

const visibilityLevels = { private: 0, internal: 10, public: 20 };

/** A time as webhooks write it. */
export const stamp = (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
export const stampOrNull = (iso: string | null) => (iso === null ? null : stamp(iso));

export function hookUser(user: User) {
	const { id, name, username } = user;
	return { id, name, username, avatar_url: avatarUrl(user), email: '[REDACTED]' };
}

export function hookProject(view: View, project: Project) {
	const homepage = projectUrl(view, project);
	const ssh = sshUrl(view, project);
	return {
		id: project.id,
		name: project.name,
		description: project.description,
		web_url: homepage,
		avatar_url: null,
		git_ssh_url: ssh,
		git_http_url: `${homepage}.git`,
		namespace: project.namespace.name,
		visibility_level: visibilityLevels[project.visibility],
		path_with_namespace: project.path_with_namespace,
		default_branch: project.default_branch,
		ci_config_path: '',
		homepage,
		url: ssh,
		ssh_url: ssh,
		http_url: `${homepage}.git`,
	};
}

export function hookRepository(view: View, project: Project) {
	const { name, url, description, homepage } = hookProject(view, project);
	return { name, url, description, homepage };
}

export function hookLabel(label: Label) {
	const inProject = label.holder.kind === 'project';
	return {
		id: label.id,
		title: label.name,
		color: label.color,
		project_id: inProject ? label.holder.id : null,
		created_at: stamp(label.created_at),
		updated_at: stamp(label.updated_at),
		template: false,
		description: label.description,
		type: inProject ? 'ProjectLabel' : 'GroupLabel',
		group_id: inProject ? null : label.holder.id,
	};
}

export function hookCommit(view: View, commit: Commit) {
	return {
		id: commit.id,
		message: commit.message,
		title: titleOf(commit),
		timestamp: commit.created_at,
		url: `${projectUrl(view, commit.project)}/-/commit/${commit.id}`,
		author: { name: commit.author_name, email: commit.author_email },
	};
}

function common(thing: Issue | MergeRequest) {
	return {
		id: thing.id,
		iid: thing.iid,
		title: thing.title,
		description: thing.description,
		assignee_ids: thing.assignees.map((user) => user.id),
		author_id: thing.author.id,
		created_at: stamp(thing.created_at),
		updated_at: stamp(thing.updated_at),
		updated_by_id: thing.updated_by?.id ?? null,
		last_edited_at: null,
		last_edited_by_id: null,
		milestone_id: thing.milestone?.id ?? null,
		state_id: { opened: 1, closed: 2, merged: 3, locked: 4 }[thing.state],
		state: thing.state,
		time_estimate: thing.time_estimate,
		total_time_spent: thing.total_time_spent,
		time_change: 0,
		human_total_time_spent: inWords(thing.total_time_spent),
		human_time_estimate: inWords(thing.time_estimate),
		human_time_change: null,
		labels: thing.labels.map(hookLabel),
	};
}

export function issueAttributes(view: View, issue: Issue) {
	return {
		...common(issue),
		assignee_id: issue.assignees[0]?.id ?? null,
		project_id: issue.project.id,
		relative_position: issue.relative_position,
		confidential: issue.confidential,
		discussion_locked: issue.discussion_locked,
		due_date: issue.due_date,
		start_date: null,
		moved_to_id: issue.moved_to?.id ?? null,
		duplicated_to_id: null,
		weight: issue.weight,
		health_status: null,
		type:
			issue.issue_type === 'issue' ? 'Issue' : issue.issue_type.replace(/^./, (first) => first.toUpperCase()),
		url: webUrl(view, issue),
		severity: 'unknown',
	};
}

export function mergeRequestAttributes(view: View, request: MergeRequest) {
	const commit = headOf(request)?.commits[0];
	const place = hookProject(view, request.project);
	const { homepage, url, ssh_url, http_url, ...project } = place;
	return {
		...common(request),
		draft: isDraft(request),
		head_pipeline_id: request.pipelines[0]?.id ?? null,
		merge_commit_sha: request.merge_commit_sha,
		merged_at: stampOrNull(request.merged_at),
		merge_error: request.merge_error,
		merge_params: { force_remove_source_branch: request.force_remove_source_branch ? '1' : '0' },
		merge_status: request.has_conflicts ? 'cannot_be_merged' : 'can_be_merged',
		merge_user_id: request.merge_user?.id ?? null,
		merge_when_pipeline_succeeds: request.auto_merge !== null,
		source_branch: request.source_branch,
		source_project_id: request.project.id,
		squash_commit_sha: request.squash_commit_sha,
		target_branch: request.target_branch,
		target_branch_protected: request.project.branches.get(request.target_branch)?.protected ?? false,
		target_project_id: request.project.id,
		prepared_at: stamp(request.created_at),
		blocking_discussions_resolved: true,
		detailed_merge_status: mergeStatus(request),
		first_contribution: false,
		last_commit: commit ? hookCommit(view, commit) : null,
		reviewer_ids: request.reviewers.map((user) => user.id),
		source: project,
		target: project,
		system: false,
		url: webUrl(view, request),
		approval_rules: [],
	};
}
