import { randomBytes } from 'node:crypto';

import * as arrange from './arrange';
import { newIssue, newMergeRequest, newProject } from './fresh';
import type {
	Branch,
	Commit,
	Epic,
	Group,
	GroupWikiPage,
	Holding,
	Hook,
	Issue,
	Label,
	MergeRequest,
	Milestone,
	Note,
	Noteable,
	OAuthApp,
	Pipeline,
	Project,
	Snippet,
	Todo,
	Token,
	User,
	WikiPage,
} from './model';
import { LEVEL } from './model';

/** The state behind the stand-in, with functions that arrange it. Arranging sends no webhooks; the API does. */
export class World {
	/** Where the server is reached from outside; entities build their links on it. */
	url = 'http://gitlab.example.com';
	version = '19.1.0-ee';

	readonly users: User[] = [];
	readonly groups: Group[] = [];
	readonly projects: Project[] = [];
	readonly tokens = new Map<string, Token>();
	readonly apps: OAuthApp[] = [];
	readonly systemHooks: Hook[] = [];
	readonly todos: Todo[] = [];
	/** Who sits before the browser when an application asks for access. */
	signedIn: User | null = null;
	private readonly counters = new Map<string, number>();

	/** The next number of a sequence, starting with 1. */
	next(sequence: string): number {
		const number = (this.counters.get(sequence) ?? 0) + 1;
		this.counters.set(sequence, number);
		return number;
	}

	/** The time that new things get. A test may replace it. */
	now(): string {
		return new Date().toISOString();
	}

	createUser(input: arrange.UserInput): User {
		const user: User = {
			kind: 'user',
			id: this.next('user'),
			username: input.username,
			name: input.name ?? input.username,
			email: input.email ?? `${input.username}@example.com`,
			admin: input.admin ?? false,
			state: 'active',
			created_at: this.now(),
			namespace_id: this.next('namespace'),
		};
		this.users.push(user);
		if (!user.admin) this.signedIn ??= user;
		return user;
	}

	createGroup(input: arrange.GroupInput): Group {
		const parent = input.parent ?? null;
		const name = input.name ?? input.path;
		const group: Group = {
			kind: 'group',
			id: this.next('namespace'),
			path: input.path,
			name,
			full_path: parent ? `${parent.full_path}/${input.path}` : input.path,
			full_name: parent ? `${parent.full_name} / ${name}` : name,
			parent,
			description: input.description ?? '',
			visibility: input.visibility ?? 'private',
			created_at: this.now(),
			members: new Map(),
			labels: [],
			milestones: [],
			hooks: [],
			epics: [],
			wiki_pages: [],
		};
		this.groups.push(group);
		if (input.owner) this.addMember(group, input.owner, LEVEL.owner);
		return group;
	}

	/** A project with one commit on its default branch, which is protected. */
	createProject(input: arrange.ProjectInput): Project {
		const creator = input.creator ?? this.ownerOf(input.namespace);
		const project = newProject(this.next('project'), input, creator, this.now());
		this.projects.push(project);
		const first = this.createCommit(project, { message: 'Initial commit', author: creator });
		project.branches.set(project.default_branch, {
			name: project.default_branch,
			commits: [first],
			protected: true,
		});
		return project;
	}

	addMember(holding: Holding, user: User, accessLevel: number, by: User | null = null): void {
		const created_at = this.now();
		holding.members.set(user.id, {
			user,
			access_level: accessLevel,
			created_at,
			created_by: by,
			expires_at: null,
		});
	}

	createLabel(holder: Holding, input: arrange.LabelInput): Label {
		const now = this.now();
		const label: Label = {
			id: this.next('label'),
			color: '#6699cc',
			description: null,
			archived: false,
			priority: null,
			created_at: now,
			updated_at: now,
			...input,
			holder,
			subscribers: new Set(),
		};
		holder.labels.push(label);
		return label;
	}

	/** The labels of these names, each made in the project when nothing has it yet. */
	labelsNamed(project: Project, wanted: Array<string | Label>): Label[] {
		const known = arrange.labelsOf(project);
		const found = wanted.map((want) => {
			if (typeof want !== 'string') return want;
			return known.find((label) => label.name === want) ?? this.createLabel(project, { name: want });
		});
		return [...new Set(found)].sort((a, b) => a.name.localeCompare(b.name));
	}

	createMilestone(holder: Holding, input: arrange.MilestoneInput): Milestone {
		const now = this.now();
		const milestone: Milestone = {
			id: this.next('milestone'),
			iid: this.next(`milestone of ${holder.kind} ${holder.id}`),
			description: '',
			state: 'active',
			due_date: null,
			start_date: null,
			created_at: now,
			updated_at: now,
			...input,
			holder,
		};
		holder.milestones.push(milestone);
		return milestone;
	}

	createIssue(project: Project, input: arrange.IssueInput): Issue {
		const iid = input.iid ?? this.next(`issue of ${project.id}`);
		const labels = input.labels ? this.labelsNamed(project, input.labels) : [];
		const issue = newIssue(this.next('issue'), iid, project, { ...input, labels }, this.now());
		project.issues.set(iid, issue);
		return issue;
	}

	/** A merge request; a source branch that does not exist yet is made with one commit. */
	createMergeRequest(project: Project, input: arrange.MergeRequestInput): MergeRequest {
		const target = input.target_branch ?? project.default_branch;
		if (!project.branches.has(input.source_branch)) {
			this.createBranch(project, input.source_branch, { from: target });
			this.commitTo(project, input.source_branch, {
				message: input.title,
				author: input.author,
				diffs: [arrange.addedFile(`${input.source_branch}.md`, [input.title])],
			});
		}
		const iid = input.iid ?? this.next(`merge request of ${project.id}`);
		const labels = input.labels ? this.labelsNamed(project, input.labels) : [];
		const request = newMergeRequest(
			this.next('merge request'),
			iid,
			project,
			{ ...input, labels, target_branch: target },
			this.now(),
		);
		project.merge_requests.set(iid, request);
		this.addVersion(request);
		return request;
	}

	/** What the branches hold now becomes the newest version of the merge request's diff. */
	addVersion(request: MergeRequest): void {
		const { project } = request;
		const source = project.branches.get(request.source_branch);
		const target = project.branches.get(request.target_branch);
		const commits = arrange.commitsBetween(source, target);
		request.versions.unshift({
			id: this.next('version'),
			created_at: this.now(),
			head: source?.commits[0]?.id ?? arrange.shaOf(request.source_branch),
			base: target?.commits[0]?.id ?? arrange.shaOf(request.target_branch),
			commits,
			diffs: commits.flatMap((commit) => commit.diffs),
		});
	}

	createBranch(project: Project, name: string, options: { from?: string; protected?: boolean } = {}): Branch {
		const from = project.branches.get(options.from ?? project.default_branch);
		const branch = { name, commits: [...(from?.commits ?? [])], protected: options.protected ?? false };
		project.branches.set(name, branch);
		return branch;
	}

	createCommit(project: Project, input: arrange.CommitInput, parent?: Commit): Commit {
		const author = input.author ?? project.creator;
		const commit: Commit = {
			kind: 'Commit',
			id: arrange.shaOf(`${project.id} ${this.next('commit')} ${input.message}`),
			message: input.message,
			author_name: author.name,
			author_email: author.email,
			created_at: input.created_at ?? this.now(),
			parent_ids: parent ? [parent.id] : [],
			diffs: input.diffs ?? [],
			project,
			notes: [],
		};
		project.commits.set(commit.id, commit);
		return commit;
	}

	/** A new commit on the tip of a branch. */
	commitTo(project: Project, branchName: string, input: arrange.CommitInput): Commit {
		const branch = project.branches.get(branchName) ?? this.createBranch(project, branchName);
		const commit = this.createCommit(project, input, branch.commits[0]);
		branch.commits.unshift(commit);
		return commit;
	}

	createNote(on: Noteable, author: User, body: string, more: Partial<Note> = {}): Note {
		const now = this.now();
		const note = { id: this.next('note'), type: null, system: false, internal: false, created_at: now };
		const whole: Note = { ...note, updated_at: more.created_at ?? now, ...more, body, author, on };
		(on.notes as Note[]).push(whole);
		return whole;
	}

	createPipeline(project: Project, ref: string, more: Partial<Pipeline> = {}): Pipeline {
		const now = this.now();
		const pipeline: Pipeline = {
			id: this.next('pipeline'),
			iid: this.next(`pipeline of ${project.id}`),
			project,
			sha: project.branches.get(ref)?.commits[0]?.id ?? arrange.shaOf(ref),
			ref,
			status: 'success',
			source: 'merge_request_event',
			user: project.creator,
			created_at: now,
			updated_at: now,
			...more,
		};
		project.pipelines.unshift(pipeline);
		return pipeline;
	}

	createSnippet(project: Project, author: User, title: string, content: string): Snippet {
		const now = this.now();
		const snippet: Snippet = {
			kind: 'Snippet',
			id: this.next('snippet'),
			title,
			description: null,
			file_name: 'snippet.txt',
			content,
			visibility: 'private',
			author,
			project,
			created_at: now,
			updated_at: now,
			notes: [],
		};
		project.snippets.push(snippet);
		return snippet;
	}

	createWikiPage(project: Project, title: string, content: string): WikiPage {
		const page: WikiPage = { ...this.wikiPage(title, content), project };
		project.wiki_pages.push(page);
		return page;
	}

	createGroupWikiPage(group: Group, title: string, content: string): GroupWikiPage {
		const page: GroupWikiPage = { ...this.wikiPage(title, content), group };
		group.wiki_pages.push(page);
		return page;
	}

	private wikiPage(title: string, content: string) {
		const [id, slug] = [this.next('wiki page'), title.replace(/ /g, '-')];
		return { kind: 'WikiPage::Meta' as const, id, slug, title, content, notes: [] };
	}

	createEpic(group: Group, author: User, title: string): Epic {
		const iid = this.next(`epic of ${group.id}`);
		const epic: Epic = {
			kind: 'Epic',
			id: this.next('epic'),
			iid,
			group,
			title,
			author,
			created_at: this.now(),
			notes: [],
		};
		group.epics.push(epic);
		return epic;
	}

	/** A personal access token ('glpat-…') with these scopes. */
	createToken(user: User, scopes: string[], more: Partial<Token> = {}): string {
		const value = more.value ?? `glpat-${randomBytes(15).toString('base64url').replace(/[-_]/g, 'x')}`;
		this.tokens.set(value, {
			id: this.next('token'),
			kind: 'personal',
			name: `token of ${user.username}`,
			created_at: this.now(),
			expires_at: null,
			revoked: false,
			...more,
			value,
			user,
			scopes,
		});
		return value;
	}

	revokeToken(value: string): void {
		const token = this.tokens.get(value);
		if (token) token.revoked = true;
	}

	createApp(redirectUris: string[], name = 'n8n'): OAuthApp {
		const [clientId, clientSecret] = [
			randomBytes(32).toString('hex'),
			`gloas-${randomBytes(32).toString('hex')}`,
		];
		const app = { clientId, clientSecret, name, redirectUris };
		this.apps.push(app);
		return app;
	}

	findUser(idOrName: string | number): User | undefined {
		return this.users.find((user) => String(user.id) === String(idOrName) || user.username === idOrName);
	}

	findGroup(idOrPath: string | number): Group | undefined {
		return this.groups.find((group) => String(group.id) === String(idOrPath) || group.full_path === idOrPath);
	}

	findProject(idOrPath: string | number): Project | undefined {
		return this.projects.find(
			(project) => String(project.id) === String(idOrPath) || project.path_with_namespace === idOrPath,
		);
	}

	private ownerOf(namespace: Group | User): User {
		if (namespace.kind === 'user') return namespace;
		const above = [namespace, ...arrange.groupsAbove(namespace)];
		const owner = above.flatMap((group) => [...group.members.values()])[0];
		if (!owner) throw new Error(`Group ${namespace.full_path} has no member who could own a project`);
		return owner.user;
	}
}
