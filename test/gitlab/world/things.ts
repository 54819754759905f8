/** What lives in projects and groups: issues, merge requests, what they are made of and what is said on them. */

import type { Visibility, User, Group, Project, Label, Milestone } from './model';
import type { Iteration } from './planning';
import type { Tree } from './trees';

export interface Note {
	id: number;
	type: string | null;
	body: string;
	author: User;
	created_at: string;
	updated_at: string;
	system: boolean;
	internal: boolean;
	on: Noteable;
	reactions?: Reaction[];
	/** What it shares with the other comments of its thread. */
	discussion_id: string;
	/** Where in the changes it is. */
	position: Position | null;
	resolved_by: User | null;
	resolved_at: string | null;
	suggestions: Suggestion[];
}

/** A place in a diff, as requests give it. */
export interface Position {
	base_sha: string;
	start_sha: string;
	head_sha: string;
	position_type: 'text' | 'image' | 'file';
	old_path: string | null;
	new_path: string | null;
	old_line: number | null;
	new_line: number | null;
	line_range: object | null;
	x?: number;
	y?: number;
	width?: number;
	height?: number;
}

export interface Suggestion {
	id: number;
	from_line: number;
	to_line: number;
	appliable: boolean;
	applied: boolean;
	from_content: string;
	to_content: string;
}

export type ResourceEvent = {
	id: number;
	user: User;
	created_at: string;
} & (
	| { of: 'label'; action: 'add' | 'remove'; label: Label }
	| { of: 'milestone'; action: 'add' | 'remove'; milestone: Milestone; state: string }
	| { of: 'state'; state: string; source_merge_request_id: number | null }
	| { of: 'iteration'; action: 'add' | 'remove'; iteration: Iteration }
	| { of: 'weight'; weight: number | null }
);

/** An emoji of somebody. */
export interface Reaction {
	id: number;
	name: string;
	user: User;
	created_at: string;
}

/** What issues and merge requests share. */
interface Issuable {
	id: number;
	iid: number;
	project: Project;
	title: string;
	description: string | null;
	created_at: string;
	updated_at: string;
	closed_at: string | null;
	closed_by: User | null;
	author: User;
	assignees: User[];
	labels: Label[];
	milestone: Milestone | null;
	discussion_locked: boolean | null;
	time_estimate: number;
	total_time_spent: number;
	subscriptions: Map<User, boolean>;
	reactions: Reaction[];
	notes: Note[];
	events: ResourceEvent[];
	updated_by: User | null;
}

export interface Issue extends Issuable {
	kind: 'Issue';
	state: 'opened' | 'closed';
	confidential: boolean;
	due_date: string | null;
	weight: number | null;
	issue_type: string;
	relative_position: number;
	moved_to: Issue | null;
	links: IssueLink[];
}

export interface IssueLink {
	id: number;
	source: Issue;
	target: Issue;
	link_type: 'relates_to' | 'blocks';
	created_at: string;
}

export interface MergeRequest extends Issuable {
	kind: 'MergeRequest';
	state: 'opened' | 'closed' | 'merged' | 'locked';
	source_branch: string;
	target_branch: string;
	reviewers: User[];
	squash: boolean;
	force_remove_source_branch: boolean | null;
	allow_collaboration: boolean;
	merged_at: string | null;
	merge_user: User | null;
	merge_commit_sha: string | null;
	squash_commit_sha: string | null;
	/** Who set auto-merge, while it waits for the pipeline. */
	auto_merge: User | null;
	has_conflicts: boolean;
	rebase_in_progress: boolean;
	merge_error: string | null;
	approvals: Array<{ user: User; approved_at: string }>;
	approvals_required: number;
	/** The section of code owners who are to approve it (Premium). */
	code_owners: string | null;
	versions: Version[];
	pipelines: Pipeline[];
	/** What else hangs on it, by the names of the tables in '../resources'. */
	/** What reviewers think of it, by their IDs; those who approved are in 'approvals'. */
	reviews: Map<number, 'reviewed' | 'requested_changes'>;
	/** All else, by the names of the tables in '../resources'. */
	rows?: Map<string, unknown[]>;
}

export interface Version {
	id: number;
	created_at: string;
	head: string;
	base: string;
	commits: Commit[];
	diffs: Diff[];
}

export interface Epic {
	kind: 'Epic';
	id: number;
	iid: number;
	group: Group;
	title: string;
	description: string | null;
	state: 'opened' | 'closed';
	color: string;
	confidential: boolean;
	author: User;
	labels: string[];
	start_date_fixed: string | null;
	start_date_is_fixed: boolean;
	due_date_fixed: string | null;
	due_date_is_fixed: boolean;
	parent_id: number | null;
	created_at: string;
	updated_at: string;
	closed_at: string | null;
	notes: Note[];
	/** What else hangs on it, by the names of the tables in '../resources'. */
	rows?: Map<string, unknown[]>;
}

export interface Snippet {
	kind: 'Snippet';
	id: number;
	title: string;
	description: string | null;
	files: SnippetFile[];
	visibility: Visibility;
	author: User;
	project: Project;
	created_at: string;
	updated_at: string;
	notes: Note[];
	reactions?: Reaction[];
}

export interface SnippetFile {
	path: string;
	content: string;
}

/** One of a user's own, in no project. */
export type PersonalSnippet = Omit<Snippet, 'project'> & { project: null };

export interface WikiPage {
	kind: 'WikiPage::Meta';
	id: number;
	format: string;
	slug: string;
	title: string;
	content: string;
	front_matter: { title?: string };
	project: Project;
	notes: Note[];
}

export interface Diff {
	old_path: string;
	new_path: string;
	diff: string;
	new_file: boolean;
	renamed_file: boolean;
	deleted_file: boolean;
	a_mode?: string;
	b_mode?: string;
	generated_file?: boolean;
	/** All lines of the files before and after, also those that the diff does not show. */
	lines?: FileLine[];
}

/** A line with its numbers before and after, null in the file that has it not. */
export interface FileLine {
	old: number | null;
	new: number | null;
	text: string;
}

export interface Commit {
	kind: 'Commit';
	id: string;
	message: string;
	author_name: string;
	author_email: string;
	created_at: string;
	parent_ids: string[];
	/** All its files; `diffs` are what it changed. */
	tree: Tree;
	diffs: Diff[];
	/** The ID of the key that it is signed with, where it is. */
	signed_by?: string;
	project: Project;
	notes: Array<Note & { path: string | null; line: number | null; line_type: string | null }>;
}

export interface Branch {
	name: string;
	/** Newest first. */
	commits: Commit[];
	protected: boolean;
}

export interface Pipeline {
	id: number;
	iid: number;
	project: Project;
	sha: string;
	ref: string;
	status: string;
	source: string;
	user: User;
	created_at: string;
	updated_at: string;
	name: string | null;
	variables: Array<{ key: string; value: string; variable_type: string }>;
	jobs: Job[];
	/** The pipelines that its jobs have started, each by another: the newest job the first. */
	downstream: Pipeline[];
	/** How it ends, and how many times somebody sees it run before. */
	outlook: Outlook | null;
}

export interface Outlook {
	status: 'success' | 'failed' | 'canceled';
	looks: number;
}

export interface Job {
	id: number;
	name: string;
	stage: string;
	status: string;
	pipeline: Pipeline;
	created_at: string;
	started_at: string | null;
	finished_at: string | null;
	erased_at: string | null;
	failure_reason: string | null;
	allow_failure: boolean;
	retried: boolean;
	log: string;
	/** Contents by path; null where there are none. */
	artifacts: Record<string, string> | null;
	artifacts_expire_at: string | null;
}

export type GroupWikiPage = Omit<WikiPage, 'project'> & { group: Group };

export type Noteable = Issue | MergeRequest | Epic | Snippet | WikiPage | GroupWikiPage | Commit;

export interface Todo {
	id: number;
	user: User;
	author: User;
	target: Issue | MergeRequest;
	action_name: string;
	state: 'pending' | 'done';
	created_at: string;
}
