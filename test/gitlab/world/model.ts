/** What the stand-in keeps in memory. Property names are GitLab's own, so that entities are mostly copies. */

export type Visibility = 'private' | 'internal' | 'public';

/** GitLab's fixed access levels. */
export const LEVEL = {
	none: 0,
	guest: 10,
	planner: 15,
	reporter: 20,
	developer: 30,
	maintainer: 40,
	owner: 50,
};

export interface User {
	kind: 'user';
	id: number;
	username: string;
	name: string;
	email: string;
	admin: boolean;
	state: 'active' | 'blocked' | 'deactivated';
	created_at: string;
	namespace_id: number;
}

export interface Member {
	user: User;
	access_level: number;
	created_at: string;
	created_by: User | null;
	expires_at: string | null;
}

interface Holder {
	id: number;
	path: string;
	name: string;
	description: string | null;
	visibility: Visibility;
	created_at: string;
	members: Map<number, Member>;
	labels: Label[];
	milestones: Milestone[];
	hooks: Hook[];
}

export interface Group extends Holder {
	kind: 'group';
	full_path: string;
	full_name: string;
	parent: Group | null;
	epics: Epic[];
	wiki_pages: GroupWikiPage[];
}

export interface Project extends Holder {
	kind: 'project';
	namespace: Group | User;
	path_with_namespace: string;
	creator: User;
	default_branch: string;
	archived: boolean;
	last_activity_at: string;
	updated_at: string;
	topics: string[];
	starrers: Set<User>;
	issues: Map<number, Issue>;
	merge_requests: Map<number, MergeRequest>;
	branches: Map<string, Branch>;
	commits: Map<string, Commit>;
	snippets: Snippet[];
	wiki_pages: WikiPage[];
	pipelines: Pipeline[];
}

export type Holding = Group | Project;

export interface Label {
	id: number;
	name: string;
	color: string;
	description: string | null;
	archived: boolean;
	priority: number | null;
	holder: Holding;
	subscribers: Set<User>;
	created_at: string;
	updated_at: string;
}

export interface Milestone {
	id: number;
	iid: number;
	title: string;
	description: string;
	state: 'active' | 'closed';
	due_date: string | null;
	start_date: string | null;
	created_at: string;
	updated_at: string;
	holder: Holding;
}

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
}

export type ResourceEvent = {
	id: number;
	user: User;
	created_at: string;
} & (
	| { of: 'label'; action: 'add' | 'remove'; label: Label }
	| { of: 'milestone'; action: 'add' | 'remove'; milestone: Milestone; state: string }
	| { of: 'state'; state: string; source_merge_request_id: number | null }
);

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
	reactions: Array<{ name: string; user: User }>;
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
	versions: Version[];
	pipelines: Pipeline[];
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
	author: User;
	created_at: string;
	notes: Note[];
}

export interface Snippet {
	kind: 'Snippet';
	id: number;
	title: string;
	description: string | null;
	file_name: string;
	content: string;
	visibility: Visibility;
	author: User;
	project: Project;
	created_at: string;
	updated_at: string;
	notes: Note[];
}

export interface WikiPage {
	kind: 'WikiPage::Meta';
	id: number;
	slug: string;
	title: string;
	content: string;
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
}

export interface Commit {
	kind: 'Commit';
	id: string;
	message: string;
	author_name: string;
	author_email: string;
	created_at: string;
	parent_ids: string[];
	diffs: Diff[];
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
}

export type GroupWikiPage = Omit<WikiPage, 'project'> & { group: Group };

export type Noteable = Issue | MergeRequest | Epic | Snippet | WikiPage | GroupWikiPage | Commit;

export interface Hook {
	id: number;
	holder: Holding | null;
	url: string;
	name: string | null;
	description: string | null;
	created_at: string;
	flags: Record<string, boolean>;
	push_events_branch_filter: string | null;
	branch_filter_strategy: string;
	custom_webhook_template: string | null;
	url_variables: Map<string, string>;
	custom_headers: Map<string, string>;
	token: string | null;
	signing_token: string | null;
	failures: number;
	disabled_until: string | null;
	logs: HookLog[];
}

export interface HookLog {
	id: number;
	trigger: string;
	url: string;
	request_headers: Record<string, string>;
	request_data: string;
	response_headers: Record<string, string>;
	response_body: string;
	response_status: string;
	execution_duration: number;
	created_at: string;
}

export interface Todo {
	id: number;
	user: User;
	author: User;
	target: Issue | MergeRequest;
	action_name: string;
	state: 'pending' | 'done';
	created_at: string;
}

export interface Token {
	id: number;
	kind: 'personal' | 'oauth';
	value: string;
	name: string;
	user: User;
	scopes: string[];
	created_at: string;
	expires_at: string | null;
	revoked: boolean;
}

export interface OAuthApp {
	clientId: string;
	clientSecret: string;
	name: string;
	redirectUris: string[];
}
