/** What the stand-in keeps in memory. Property names are GitLab's own, so that entities are mostly copies. */

import type {
	Issue,
	MergeRequest,
	Epic,
	Snippet,
	WikiPage,
	Commit,
	Branch,
	Outlook,
	Pipeline,
	GroupWikiPage,
} from './things';

export type * from './things';

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
	/** What everybody may see of the email. */
	public_email: string | null;
	admin: boolean;
	state: 'active' | 'blocked' | 'deactivated';
	created_at: string;
	namespace_id: number;
	two_factor_enabled: boolean;
	status: UserStatus | null;
	/** What administrators have set beside these, by GitLab's names. */
	profile: Record<string, unknown>;
}

export interface UserStatus {
	emoji: string;
	message: string | null;
	availability: string;
	clear_status_at: string | null;
}

export interface Member {
	user: User;
	access_level: number;
	created_at: string;
	created_by: User | null;
	expires_at: string | null;
	/** The role that somebody has made, if it is one. */
	member_role: MemberRole | null;
}

/** A role beside the fixed ones. */
export interface MemberRole {
	id: number;
	group_id: number | null;
	name: string;
	description: string | null;
	base_access_level: number;
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
	/** All else, by the names of the tables in '../resources'. */
	rows: Map<string, unknown[]>;
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
	/** How pipelines that are started from now on will end; they run on where there is none. */
	outlook: Outlook | null;
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

export interface Token {
	id: number;
	kind: 'personal' | 'oauth';
	value: string;
	name: string;
	/** What a fine-grained token may do, as `Label: Read`; others have scopes. */
	permissions?: readonly string[];
	description?: string;
	user: User;
	scopes: string[];
	created_at: string;
	expires_at: string | null;
	revoked: boolean;
}

export interface OAuthApp {
	clientId: string;
	clientSecret: string;
	/** Whether it keeps its secret: then it must show it. */
	confidential: boolean;
	name: string;
	redirectUris: string[];
}
