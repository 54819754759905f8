import type { IDataObject } from 'n8n-workflow';
import { sharesOf } from '../../gitlab/entities/project';
import { addMembers, seedMembers } from '../../gitlab/resources/member';
import type { Group } from '../../gitlab';
import { LEVEL } from '../../gitlab/world/model';
import { locator } from '../../parameters';
import { Scene, website } from '../../scene';

const scene = new Scene();
let partner: Group;

beforeEach(async () => {
	await seedMembers(scene.gitlab, scene.seeded);
	const { world } = scene.gitlab;
	partner = world.createGroup({ path: 'partner', name: 'Partner', owner: scene.seeded.users.outsider });
	sharesOf(scene.seeded.projects.website).push({
		group: partner,
		group_access_level: LEVEL.reporter,
		expires_at: '2030-06-30',
		member_role_id: null,
	});
});

const acme = { belongsTo: 'group', group: locator('acme') };
const run = async (parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'member', operation: 'getAccessList', ...parameters }, more);

const ways = (rows: IDataObject[]) =>
	rows.map(({ username, role, access, source, place }) => [username, role, access, source, place]);

test('a project: who is a member, who by the group above, and who by a group that is invited', async () => {
	partner.visibility = 'public';
	const { json, error } = await run(website);
	expect(error).toBeUndefined();
	expect(ways(json)).toEqual([
		['tom.reed', 'Reporter', 'direct', 'acme/website', 'acme/website'],
		['maria.santos', 'Owner', 'inherited', 'acme', 'acme/website'],
		['jonas.weber', 'Maintainer', 'inherited', 'acme', 'acme/website'],
		['aiko.tanaka', 'Developer', 'inherited', 'acme', 'acme/website'],
		['tom.reed', 'Reporter', 'inherited', 'acme', 'acme/website'],
		['olga.outsider', 'Reporter', 'shared', 'partner', 'acme/website'],
	]);
	expect(json[0]).toEqual({
		id: 5,
		username: 'tom.reed',
		name: 'Tom Reed',
		state: 'active',
		role: 'Reporter',
		custom_role: 'Auditor',
		access: 'direct',
		source: 'acme/website',
		place: 'acme/website',
		expires_at: '2030-01-31',
		last_activity_on: expect.any(String),
		is_using_seat: true,
		two_factor_enabled: null,
	});
	// The group's access ends, the membership in it does not.
	expect(json.at(-1)).toMatchObject({ expires_at: '2030-06-30', last_activity_on: null });
});

test('a group: its members, and those of all that is below it', async () => {
	scene.gitlab.world.addMember(scene.seeded.groups.platform, scene.seeded.users.outsider, LEVEL.guest);
	const { json } = await run(acme);
	expect(ways(json)).toEqual(
		expect.arrayContaining([
			['maria.santos', 'Owner', 'direct', 'acme', 'acme'],
			['olga.outsider', 'Guest', 'direct', 'acme/platform', 'acme/platform'],
			['tom.reed', 'Reporter', 'direct', 'acme/website', 'acme/website'],
		]),
	);
	expect(json.find(({ username, place }) => username === 'tom.reed' && place === 'acme')).toMatchObject({
		two_factor_enabled: true,
		is_using_seat: true,
	});
	const asked = scene.sent.map(([, path, query]) => `${path} ${JSON.stringify(query)}`);
	expect(new Set(asked).size).toBe(asked.length);
});

test('where an invited group hides its members, its access is told all the same, and the user of it', async () => {
	const { json, run: ended } = await run(website);
	expect(ways(json).at(-1)).toEqual([null, 'Reporter', 'shared', 'partner', 'acme/website']);
	expect(JSON.stringify(ended.data.resultData.runData)).toContain('the access list of 1 item is not whole');
});

test('who is no Owner learns nothing of activity, but all else', async () => {
	scene.token = scene.seeded.developerToken;
	const { json, run: ended } = await run(website);
	expect(json.map(({ last_activity_on }) => last_activity_on)).toEqual(json.map(() => null));
	expect(json).toHaveLength(6);
	expect(JSON.stringify(ended.data.resultData.runData)).toContain('only to Owners of the top-level group');
});

test('what is not wanted is not asked for', async () => {
	const options = { activity: false, below: false, inherited: 'false', shared: false };
	const { json } = await run({ ...acme, options });
	expect(scene.sent.map(([, path]) => path)).toEqual(['/groups/acme', '/groups/acme/members']);
	expect(json).toHaveLength(4);
});

test('a project of a user has no group above', async () => {
	const { json } = await run({ project: locator('olga.outsider/open-source') });
	expect(json).toEqual([]);
	expect(scene.sent.map(([, path]) => path)).toEqual([
		'/projects/olga%2Eoutsider%2Fopen-source',
		'/projects/olga%2Eoutsider%2Fopen-source/members',
	]);
});

test.each([
	[305, 'with last activity', {}],
	[254, 'without', { activity: false }],
])(
	'5,000 members in 200 projects take %d requests, one a page, %s',
	async (requests, _what, options) => {
		const { world } = scene.gitlab;
		const big = world.createGroup({ path: 'big', owner: scene.seeded.users.maria });
		addMembers(world, big, 4_999);
		for (let at = 0; at < 200; at++) {
			const project = world.createProject({ path: `p-${at}`, namespace: big });
			world.addMember(project, scene.seeded.users.tom, LEVEL.developer);
		}
		const { json } = await run({ belongsTo: 'group', group: locator('big'), options });
		expect(json).toHaveLength(5_000 + 200);
		expect(scene.sent).toHaveLength(requests);
	},
	60_000,
);
