import type { IDataObject } from 'n8n-workflow';
import { group } from '../../../nodes/Gitlab/resources/group';
import { seedForGroups } from '../../gitlab/seeds/group';
import { addMembers } from '../../gitlab/resources/member';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedForGroups(scene.gitlab, scene.seeded)));

const firstPage = { per_page: '50', page: '1' };
const acme = { group: locator('acme') };
const guild = { group: locator('acme/guild') };
const { get } = requestsTo('/groups/acme');
const ofGuild = requestsTo('/groups/acme%2Fguild');
const without = { with_projects: 'false' };
const OLGA = 6;
const olga = { ...acme, user: locator(OLGA) };
const seat = `/billable_members/${OLGA}`;

const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'group', operation, ...parameters }, more);

interface Case {
	operation: string;
	parameters: IDataObject;
	sent: Sent[];
	row: () => IDataObject;
}

/** The ID of a group of the scene. */
const partner: Sent = ['GET', '/groups/partner', without, null];
const PARTNER = 11;

const cases: Case[] = [
	{
		operation: 'create',
		parameters: {
			name: 'Web Guild',
			path: 'web',
			additionalFields: { parent_id: locator('acme'), visibility: 'private', two_factor_grace_period: 24 },
		},
		sent: [
			get('', without),
			[
				'POST',
				'/groups',
				{},
				{ name: 'Web Guild', path: 'web', two_factor_grace_period: 24, visibility: 'private', parent_id: 7 },
			],
		],
		row: like({ full_path: 'acme/web', visibility: 'private', parent_id: 7 }),
	},
	{
		operation: 'get',
		parameters: { ...acme, options: { with_custom_attributes: true } },
		sent: [get('', { ...without, with_custom_attributes: 'true' })],
		row: like({ full_path: 'acme', name: 'Acme', archived: false }),
	},
	{
		operation: 'getMany',
		parameters: {
			filters: {
				search: 'acme',
				min_access_level: 'Owner',
				skip_groups: '12, 13',
				top_level_only: true,
				owned: true,
			},
			options: { order_by: 'name', sort: 'asc' },
		},
		sent: [
			[
				'GET',
				'/groups',
				{
					search: 'acme',
					min_access_level: '50',
					skip_groups: ['12', '13'],
					top_level_only: 'true',
					owned: 'true',
					order_by: 'name',
					sort: 'asc',
					...firstPage,
				},
				null,
			],
		],
		row: like({ full_path: 'acme' }),
	},
	{
		operation: 'getSubgroups',
		parameters: { ...acme, filters: { search: 'platform' } },
		sent: [get('/subgroups', { search: 'platform', ...firstPage })],
		row: like({ full_path: 'acme/platform' }),
	},
	{
		operation: 'getDescendants',
		parameters: { ...acme, filters: { search: 'platform' }, options: { statistics: true } },
		sent: [get('/descendant_groups', { search: 'platform', statistics: 'true', ...firstPage })],
		row: like({ full_path: 'acme/platform' }),
	},
	{
		operation: 'getProjects',
		parameters: {
			...acme,
			filters: { include_subgroups: true, search: 'api' },
			options: { order_by: 'name' },
		},
		sent: [get('/projects', { include_subgroups: 'true', search: 'api', order_by: 'name', ...firstPage })],
		row: like({ path_with_namespace: 'acme/platform/api' }),
	},
	{
		operation: 'update',
		parameters: { ...guild, updateFields: { name: 'Gild', description: '', lfs_enabled: false } },
		sent: [ofGuild.put({ name: 'Gild', description: '', lfs_enabled: false })],
		row: like({ name: 'Gild', full_path: 'acme/guild' }),
	},
	{
		operation: 'setAvatar',
		parameters: { ...guild, inputDataField: 'data' },
		sent: [['PUT', '/groups/acme%2Fguild', {}, expect.any(Buffer)]],
		row: like({ full_path: 'acme/guild' }),
	},
	{
		operation: 'downloadAvatar',
		parameters: { ...guild, outputDataField: 'data' },
		sent: [ofGuild.get('/avatar')],
		row: () => ({ file_name: 'logo.png', file_size: 9 }),
	},
	{
		operation: 'delete',
		parameters: { ...guild, confirmation: 'acme/guild' },
		sent: [ofGuild.get('', without), ofGuild.remove()],
		row: () => ({ deleted: true }),
	},
	{
		operation: 'restore',
		parameters: { group: locator('acme/gone') },
		sent: [['POST', '/groups/acme%2Fgone/restore', {}, null]],
		row: like({ full_path: 'acme/gone', marked_for_deletion_on: null }),
	},
	{
		operation: 'transfer',
		parameters: {
			...guild,
			confirmation: 'acme/guild',
			transferTo: 'group',
			newParent: locator('partner'),
		},
		sent: [ofGuild.get('', without), partner, ofGuild.post('/transfer', { group_id: PARTNER })],
		row: like({ full_path: 'partner/guild', parent_id: PARTNER }),
	},
	{
		operation: 'archive',
		parameters: guild,
		sent: [ofGuild.post('/archive')],
		row: like({ archived: true }),
	},
	{
		operation: 'unarchive',
		parameters: { group: locator('acme/old') },
		sent: [['POST', '/groups/acme%2Fold/unarchive', {}, null]],
		row: like({ archived: false }),
	},
	{
		operation: 'shareWithGroup',
		parameters: {
			...guild,
			invitedGroup: locator('partner'),
			group_access: 'Reporter',
			additionalFields: { expires_at: '2030-05-31', member_role_id: locator('Auditor') },
		},
		sent: [
			partner,
			['GET', '/member_roles', { per_page: '100', page: '1' }, null],
			ofGuild.post('/share', {
				group_id: PARTNER,
				group_access: 20,
				member_role_id: 1,
				expires_at: '2030-05-31',
			}),
		],
		row: like({ full_path: 'acme/guild' }),
	},
	{
		operation: 'unshare',
		parameters: { group: locator('acme/old'), invitedGroup: locator(PARTNER) },
		sent: [['DELETE', `/groups/acme%2Fold/share/${PARTNER}`, {}, null]],
		row: () => ({ unshared: true }),
	},
	{
		operation: 'getSeats',
		parameters: { ...acme, filters: { search: 'olga' }, options: { sort: 'name_asc' } },
		sent: [get('/billable_members', { search: 'olga', sort: 'name_asc', ...firstPage })],
		row: like({ username: 'olga.outsider', last_activity_on: expect.any(String) as string }),
	},
	{
		operation: 'getMembershipsOfASeat',
		parameters: olga,
		sent: [get(`${seat}/memberships`, firstPage)],
		row: like({ source_full_name: 'acme/website', role: 'Guest' }),
	},
	{
		operation: 'removeFromSeats',
		parameters: { ...olga, confirmation: 'olga.outsider' },
		sent: [
			['GET', `/users/${OLGA}`, {}, null],
			['DELETE', `/groups/acme${seat}`, {}, null],
		],
		row: () => ({ removed: true }),
	},
	{
		operation: 'getRoles',
		parameters: acme,
		sent: [get('', without), ['GET', '/member_roles', { per_page: '100', page: '1' }, null]],
		row: () => ({ id: null, name: 'Guest', description: null, base_role: 'Guest', is_custom: false }),
	},
];

const logo = {
	data: { data: Buffer.from('a picture').toString('base64'), mimeType: 'image/png', fileName: 'logo.png' },
};

test('every operation is tried here', () => {
	expect(cases.map(({ operation }) => operation).sort()).toEqual(namesOf(group).sort());
});

test.each(cases.map((one) => [one.operation, one] as const))('%s', async (_operation, one) => {
	const { json, error } = await run(one.operation, one.parameters, { files: [logo] });
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(one.sent);
	expect(json[0]).toEqual(one.row());
});

test.each(
	cases
		.filter(({ operation }) => !['create', 'getMany', 'setAvatar'].includes(operation))
		.map(({ operation, parameters }) => [operation, parameters] as const),
)('%s says where there is no such group', async (operation, parameters) => {
	const { error } = await run(operation, { ...parameters, group: locator('acme/nowhere') });
	expect(error?.message).toMatch(/^404 /);
});

test('a path that is taken is told of', async () => {
	const { error } = await run('create', { name: 'Acme', path: 'acme' });
	expect(error?.message).toContain('has already been taken');
});

test('a filter that is wrong is refused', async () => {
	const { error } = await run('getMany', { filters: { skip_groups: 'seven' } });
	expect(error?.message).toBe("'Without Group IDs' must be a number [item 0]");
});

test.each([
	['delete', guild, "'Confirm Full Path'"],
	['transfer', { ...guild, transferTo: 'top' }, "'Confirm Full Path'"],
	['removeFromSeats', olga, "'Confirm Username'"],
])('%s sends nothing where what is confirmed is another', async (operation, parameters, label) => {
	const wrong = await run(operation, { ...parameters, confirmation: 'acme' });
	expect(wrong.error?.message).toBe(`${label} is not that of what is chosen [item 0]`);
	expect(wrong.error?.description).toMatch(
		/^It is 'acme', but GitLab has '(acme\/guild|olga\.outsider)' there/,
	);
	const empty = await run(operation, { ...parameters, confirmation: '={{ $json.nothing }}' });
	expect(empty.error?.message).toBe(`${label} is empty [item 0]`);
	expect(scene.writes).toEqual([]);
});

test('what cannot be undone says so', () => {
	const final = group.operations.filter(({ fields }) =>
		fields.some(({ properties }) => properties.some(({ name }) => name === 'confirmation')),
	);
	expect(final.map(({ name }) => name)).toEqual(['Delete', 'Transfer', 'Remove From Seats']);
	for (const { action } of final) expect(action).toMatch(/\(cannot be undone\)$/);
});

test('a group goes to the top only where that is said', async () => {
	const [confirmation, nothing] = ['acme/guild', locator('={{ $json.nothing }}')];
	const { error } = await run('transfer', {
		...guild,
		confirmation,
		transferTo: 'group',
		newParent: nothing,
	});
	expect(error?.message).toBe("'New Parent Group' is empty [item 0]");
	const { json } = await run('transfer', { ...guild, confirmation, transferTo: 'top' });
	expect(json[0]).toMatchObject({ full_path: 'guild', parent_id: null });
	expect(scene.writes).toEqual([ofGuild.post('/transfer')]);
});

test('custom roles come after the fixed ones', async () => {
	const { json } = await run('getRoles', acme);
	expect(json.map(({ name, base_role, is_custom }) => [name, base_role, is_custom])).toEqual([
		['Guest', 'Guest', false],
		['Planner', 'Planner', false],
		['Reporter', 'Reporter', false],
		['Developer', 'Developer', false],
		['Maintainer', 'Maintainer', false],
		['Owner', 'Owner', false],
		['Auditor', 'Reporter', true],
	]);
});

test('where GitLab tells no custom roles, the fixed ones are told', async () => {
	scene.gitlab.faults.add({
		kind: 'status',
		status: 404,
		match: ({ path }) => path.endsWith('/member_roles'),
	});
	const { json, run: ended } = await run('getRoles', acme);
	expect(json).toHaveLength(6);
	expect(JSON.stringify(ended.data.resultData.runData)).toContain('does not tell custom roles for 1 item');
});

test('what is archived is not archived again', async () => {
	await run('archive', guild);
	expect((await run('archive', guild)).error?.message).toContain('already archived');
	expect(scene.writes).toEqual([ofGuild.post('/archive'), ofGuild.post('/archive')]);
});

describe('over three pages', () => {
	beforeEach(() => {
		const { world } = scene.gitlab;
		const { groups, users } = scene.seeded;
		addMembers(world, groups.acme, 245);
		for (let at = 0; at < 246; at++) {
			world.createGroup({ path: `sub-${at}`, parent: groups.acme });
			world.createProject({ path: `p-${at}`, namespace: groups.acme, creator: users.maria });
		}
	});

	test.each([
		['getMany', { filters: { search: 'acme / ' } }],
		['getSubgroups', acme],
		['getDescendants', acme],
		['getProjects', { ...acme, filters: { include_subgroups: true } }],
		['getSeats', acme],
	])('%s asks for no page too many', async (operation, parameters) => {
		const { json: all } = await run(operation, { ...parameters, returnAll: true });
		expect(all.length).toBeGreaterThan(247);
		expect(all.length).toBeLessThanOrEqual(300);
		for (const [limit, requests] of [
			[all.length - 1, 3],
			[all.length, 3],
			[all.length + 1, 3],
			[200, 2],
		]) {
			scene.gitlab.requests.length = 0;
			const { json } = await run(operation, { ...parameters, limit });
			expect(json).toEqual(all.slice(0, limit));
			expect(scene.sent).toHaveLength(requests);
		}
	});
});
