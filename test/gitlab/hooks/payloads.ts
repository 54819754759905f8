import type { View } from '../entities/user';
import { avatarUrl } from '../entities/user';
import type { Branch, Commit, Issue, MergeRequest, Milestone, Project, User } from '../world/model';
import * as parts from './parts';
import { stamp } from './parts';

export type Changes = Record<string, unknown>;

/** A user as assignees are told: without what identifies them elsewhere. */
export const person = ({ id: _id, email: _email, ...rest }: ReturnType<typeof parts.hookUser>) => rest;

export function issuePayload(view: View, issue: Issue, by: User, action: string, changes: Changes) {
	const [first] = issue.assignees;
	return {
		object_kind: issue.issue_type === 'issue' ? 'issue' : 'work_item',
		event_type: issue.confidential ? 'confidential_issue' : 'issue',
		user: parts.hookUser(by),
		project: parts.hookProject(view, issue.project),
		object_attributes: { ...parts.issueAttributes(view, issue), action },
		repository: parts.hookRepository(view, issue.project),
		...(first ? { assignees: issue.assignees.map((user) => person(parts.hookUser(user))) } : {}),
		...(first ? { assignee: person(parts.hookUser(first)) } : {}),
		labels: issue.labels.map(parts.hookLabel),
		changes,
	};
}

export function mergeRequestPayload(
	view: View,
	request: MergeRequest,
	by: User,
	action: string,
	changes: Changes,
	more: Record<string, unknown> = {},
) {
	const { homepage, url, ssh_url, http_url, ...project } = parts.hookProject(view, request.project);
	const reviewed = { state: 'unreviewed', re_requested: false };
	return {
		object_kind: 'merge_request',
		event_type: 'merge_request',
		user: parts.hookUser(by),
		project,
		object_attributes: {
			...parts.mergeRequestAttributes(view, request),
			action,
			actioned_at: stamp(request.updated_at),
			...more,
		},
		labels: request.labels.map(parts.hookLabel),
		changes,
		...(request.assignees.length ? { assignees: request.assignees.map(parts.hookUser) } : {}),
		...(request.reviewers.length
			? { reviewers: request.reviewers.map((user) => ({ ...parts.hookUser(user), ...reviewed })) }
			: {}),
	};
}

export function milestonePayload(view: View, milestone: Milestone, project: Project, action: string) {
	const { holder: _holder, created_at, updated_at, ...attributes } = milestone;
	const times = { created_at: stamp(created_at), updated_at: stamp(updated_at) };
	return {
		object_kind: 'milestone',
		event_type: 'milestone',
		project: parts.hookProject(view, project),
		object_attributes: { ...attributes, ...times, group_id: null, project_id: project.id },
		action,
	};
}

const files = (commit: Commit, which: (diff: Commit['diffs'][number]) => boolean) =>
	commit.diffs.filter(which).map((diff) => diff.new_path);

export function pushPayload(
	view: View,
	project: Project,
	by: User,
	branch: Branch,
	commits: Commit[],
	before: string,
) {
	const [newest] = branch.commits;
	const after = newest?.id ?? '0'.repeat(40);
	const place = parts.hookProject(view, project);
	const { git_http_url, git_ssh_url, visibility_level } = place;
	return {
		object_kind: 'push',
		event_name: 'push',
		before,
		after,
		ref: `refs/heads/${branch.name}`,
		ref_protected: branch.protected,
		checkout_sha: after,
		message: null,
		user_id: by.id,
		user_name: by.name,
		user_username: by.username,
		user_email: '',
		user_avatar: avatarUrl(by),
		project_id: project.id,
		project: place,
		commits: [...commits].slice(0, 20).map((commit) => ({
			...parts.hookCommit(view, commit),
			added: files(commit, (diff) => diff.new_file),
			modified: files(commit, (diff) => !diff.new_file && !diff.deleted_file),
			removed: files(commit, (diff) => diff.deleted_file),
		})),
		total_commits_count: commits.length,
		push_options: {},
		repository: { ...parts.hookRepository(view, project), git_http_url, git_ssh_url, visibility_level },
	};
}
