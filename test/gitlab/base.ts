import type { Gitlab } from './index';
import type { Group, OAuthApp, Project, User } from './world/model';
import { LEVEL } from './world/model';
import type { World } from './world/world';

/** Who and what there is in every seeded world. */
export interface Base {
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

type Users = Base['users'];

/**
 * What operations can be tried with: values of fields by the fields' names, several where one is not enough
 * because operations need the thing in different states.
 */
export type Things = Record<string, string[]>;

/** Adds to the base what the operations of one resource need, and names it. */
export type ResourceSeed = (gitlab: Gitlab, base: Base) => Promise<Things> | Things;

/**
 * Fills an empty world with people, two groups and three projects, which never change: what else a test needs, it
 * or its resource's seed adds. The ids are the same each time.
 */
export function seedBase(world: World): Base {
	const users = seedUsers(world);
	const groups = seedGroups(world, users);
	const projects = seedProjects(world, users, groups);
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

function seedGroups(world: World, users: Users): Base['groups'] {
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

function seedProjects(world: World, users: Users, groups: Base['groups']): Base['projects'] {
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
