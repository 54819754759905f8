import { seedIssues, seedMergeRequests, seedSurroundings } from './seedThings';
import type { Group, OAuthApp, Project, User } from './world/model';
import { LEVEL } from './world/model';
import type { World } from './world/world';

/** What a seeded world holds, for those who write tests and demos. */
export interface Seed {
	users: Record<'admin' | 'maria' | 'jonas' | 'aiko' | 'tom' | 'outsider', User>;
	groups: Record<'acme' | 'platform', Group>;
	projects: Record<'website' | 'api' | 'outside', Project>;
	/** maria.santos, scope api. */
	token: string;
	/** maria.santos, scope read_api. */
	readToken: string;
	developerToken: string;
	reporterToken: string;
	outsiderToken: string;
	adminToken: string;
	oauthApp: OAuthApp;
}

type Users = Seed['users'];

/** Fills an empty world with a small, believable company. The ids are the same each time. */
export function seed(world: World): Seed {
	const users = seedUsers(world);
	const groups = seedGroups(world, users);
	const projects = seedProjects(world, users, groups);
	seedLabels(world, groups, projects);
	seedIssues(world, users, projects);
	seedMergeRequests(world, users, projects);
	seedSurroundings(world, users, groups, projects);
	return {
		users,
		groups,
		projects,
		token: world.createToken(users.maria, ['api']),
		readToken: world.createToken(users.maria, ['read_api']),
		developerToken: world.createToken(users.aiko, ['api']),
		reporterToken: world.createToken(users.tom, ['api']),
		outsiderToken: world.createToken(users.outsider, ['api']),
		adminToken: world.createToken(users.admin, ['api', 'sudo']),
		oauthApp: world.createApp([]),
	};
}

function seedUsers(world: World): Users {
	const person = (username: string, name: string, admin = false) =>
		world.createUser({ username, name, admin });
	return {
		admin: person('admin', 'Administrator', true),
		maria: person('maria.santos', 'Maria Santos'),
		jonas: person('jonas.weber', 'Jonas Weber'),
		aiko: person('aiko.tanaka', 'Aiko Tanaka'),
		tom: person('tom.reed', 'Tom Reed'),
		outsider: person('olga.outsider', 'Olga Petrova'),
	};
}

function seedGroups(world: World, users: Users): Seed['groups'] {
	const acme = world.createGroup({
		path: 'acme',
		name: 'Acme',
		owner: users.maria,
		description: 'All of Acme',
	});
	world.addMember(acme, users.jonas, LEVEL.maintainer);
	world.addMember(acme, users.aiko, LEVEL.developer);
	world.addMember(acme, users.tom, LEVEL.reporter);
	return { acme, platform: world.createGroup({ path: 'platform', name: 'Platform', parent: acme }) };
}

function seedProjects(world: World, users: Users, groups: Seed['groups']): Seed['projects'] {
	const website = world.createProject({
		path: 'website',
		name: 'Website',
		namespace: groups.acme,
		description: 'The public web site and its shop',
	});
	const api = world.createProject({
		path: 'api',
		name: 'API',
		namespace: groups.platform,
		creator: users.jonas,
		description: 'The REST API behind everything',
	});
	const outside = world.createProject({
		path: 'open-source',
		name: 'Open Source',
		namespace: users.outsider,
		visibility: 'public',
		description: 'A public project of somebody else',
	});
	return { website, api, outside };
}

function seedLabels(
	world: World,
	{ acme }: Seed['groups'],
	{ website, api, outside }: Seed['projects'],
): void {
	for (const [name, color, description] of [
		['bug', '#d9534f', 'Something is broken'],
		['feature', '#428bca', 'Something new'],
		['priority::high', '#cc0033', 'Before all else'],
		['priority::low', '#a8d695', 'When there is time'],
	] as const) {
		world.createLabel(acme, { name, color, description });
	}
	world.createLabel(website, { name: 'design', color: '#ad4363', priority: 1 });
	world.createLabel(website, { name: 'needs review', color: '#f0ad4e' });
	world.createLabel(api, { name: 'performance', color: '#8fbc8f' });
	world.createLabel(outside, { name: 'bug', color: '#d9534f' });
}
