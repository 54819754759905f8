import type { ProjectInput } from './arrange';
import type { Issue, MergeRequest, Project, User } from './model';

/** Without what is undefined, so that it does not hide a default. */
function given<T extends object>(input: T): T {
	return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as T;
}

/** What issues and merge requests share when they are new. */
function fresh(id: number, iid: number, project: Project, now: string) {
	return {
		id,
		iid,
		project,
		description: null,
		state: 'opened' as const,
		created_at: now,
		updated_at: now,
		closed_at: null,
		closed_by: null,
		author: project.creator,
		assignees: [],
		labels: [],
		milestone: null,
		discussion_locked: null,
		time_estimate: 0,
		total_time_spent: 0,
		subscriptions: new Map(),
		reactions: [],
		notes: [],
		events: [],
		updated_by: null,
	};
}

/** An issue with GitLab's defaults under what is input. */
export function newIssue(
	id: number,
	iid: number,
	project: Project,
	input: Partial<Issue> & { title: string },
	now: string,
): Issue {
	return {
		kind: 'Issue',
		...fresh(id, iid, project, now),
		confidential: false,
		due_date: null,
		weight: null,
		issue_type: 'issue',
		relative_position: iid * 513,
		moved_to: null,
		closed_at: input.state === 'closed' ? now : null,
		links: [],
		...given(input),
		updated_at: input.updated_at ?? input.created_at ?? now,
		iid,
	};
}

/** A merge request with GitLab's defaults under what is input. */
export function newMergeRequest(
	id: number,
	iid: number,
	project: Project,
	input: Partial<MergeRequest> & Pick<MergeRequest, 'title' | 'source_branch' | 'target_branch'>,
	now: string,
): MergeRequest {
	return {
		kind: 'MergeRequest',
		...fresh(id, iid, project, now),
		reviewers: [],
		squash: false,
		force_remove_source_branch: null,
		allow_collaboration: false,
		merged_at: input.state === 'merged' ? now : null,
		merge_user: null,
		merge_commit_sha: null,
		squash_commit_sha: null,
		auto_merge: null,
		has_conflicts: false,
		rebase_in_progress: false,
		merge_error: null,
		approvals: [],
		approvals_required: 0,
		code_owners: null,
		versions: [],
		pipelines: [],
		reviews: new Map(),
		...given(input),
		updated_at: input.updated_at ?? input.created_at ?? now,
		iid,
	};
}

/** An empty project. */
export function newProject(id: number, input: ProjectInput, creator: User, now: string): Project {
	const { namespace } = input;
	return {
		kind: 'project',
		id,
		path: input.path,
		name: input.name ?? input.path,
		description: input.description ?? '',
		namespace,
		path_with_namespace: `${namespace.kind === 'user' ? namespace.username : namespace.full_path}/${input.path}`,
		visibility: input.visibility ?? 'private',
		creator,
		default_branch: input.default_branch ?? 'main',
		archived: false,
		created_at: now,
		last_activity_at: now,
		updated_at: now,
		topics: [],
		starrers: new Set(),
		members: new Map(),
		labels: [],
		milestones: [],
		hooks: [],
		issues: new Map(),
		merge_requests: new Map(),
		branches: new Map(),
		commits: new Map(),
		snippets: [],
		wiki_pages: [],
		pipelines: [],
		outlook: null,
		rows: new Map(),
	};
}
