import { randomBytes } from 'node:crypto';

import * as arrange from './arrange';
import type { QuickAction } from './quickActions';
import type { Group, Holding, Hook, OAuthApp, Project, Todo, Token, User } from './model';
import { LEVEL } from './model';

/** An instance with its users, groups, tokens and applications; projects come with `Repositories`. */
export class Instance {
	/** Where the server is reached from outside; entities build their links on it. */
	url = 'http://gitlab.example.com';
	version = '19.1.0-ee';
	/** False: what costs extra is not there, such as a second assignee. */
	premium = true;
	/** How far the clock of the server that answers is ahead of the one that sets times, in milliseconds. */
	skew = 0;
	/** Types that its GraphQL does not have: of a server that is older, or of the Community Edition. */
	unknownTypes: string[] = [];
	readonly users: User[] = [];
	readonly groups: Group[] = [];
	readonly projects: Project[] = [];
	readonly tokens = new Map<string, Token>();
	readonly apps: OAuthApp[] = [];
	readonly systemHooks: Hook[] = [];
	readonly todos: Todo[] = [];
	/** The quick actions that ran, oldest first. */
	readonly quickActions: Array<QuickAction & { by: User; on: object }> = [];
	/** The emails about comments, oldest first: one for each comment that is not part of a review, one a review. */
	readonly mails: Array<{ about: 'comment' | 'review'; notes: number[] }> = [];
	/** What is the instance's own, by the names of the tables in '../resources'. */
	readonly rows = new Map<string, unknown[]>();
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
			public_email: null,
			admin: input.admin ?? false,
			state: 'active',
			created_at: this.now(),
			namespace_id: this.next('namespace'),
			two_factor_enabled: false,
			status: null,
			profile: {},
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
			rows: new Map(),
		};
		this.groups.push(group);
		if (input.owner) this.addMember(group, input.owner, LEVEL.owner);
		return group;
	}

	addMember(holding: Holding, user: User, accessLevel: number, by: User | null = null): void {
		const created_at = this.now();
		holding.members.set(user.id, {
			user,
			access_level: accessLevel,
			created_at,
			created_by: by,
			expires_at: null,
			member_role: null,
		});
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

	createApp(redirectUris: string[], { name = 'n8n', confidential = true } = {}): OAuthApp {
		const [clientId, clientSecret] = [
			randomBytes(32).toString('hex'),
			`gloas-${randomBytes(32).toString('hex')}`,
		];
		const app = { clientId, clientSecret, confidential, name, redirectUris };
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
}
