import type { IDataObject } from 'n8n-workflow';
import { member } from '../../../nodes/Gitlab/resources/member';
import { addMembers, addRequests, seedMembers } from '../../gitlab/resources/member';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website, WEBSITE } from '../../scene';
import type { OperationCase } from '../everyOperation';
import { tryEvery } from '../everyOperation';
import { like, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedMembers(scene.gitlab, scene.seeded)));

const { get, post, put, remove } = requestsTo(WEBSITE);
const firstPage = { per_page: '50', page: '1' };
const named = (username: string): Sent => ['GET', '/users', { username, per_page: '1', page: '1' }, null];
const [TOM, KIM, LENA] = [5, 7, 8];
const tom = { ...website, user: locator(TOM) };
const kim = { ...website, user: locator(KIM) };
const ends = '2030-05-31';
const endsAt = `${ends}T00:00:00Z`;

const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'member', operation, ...parameters }, more);

const cases: OperationCase[] = [
	{
		operation: 'add',
		parameters: {
			...website,
			user: locator('lena.novak'),
			access_level: 'Reporter',
			additionalFields: { expires_at: ends, member_role_id: locator('auditor') },
		},
		sent: [
			named('lena.novak'),
			['GET', '/member_roles', { per_page: '100', page: '1' }, null],
			post('/members', { user_id: LENA, access_level: 20, expires_at: endsAt, member_role_id: 1 }),
		],
		row: like({ username: 'lena.novak', role: 'Reporter', custom_role: 'Auditor', expires_at: ends }),
	},
	{
		operation: 'get',
		parameters: { ...tom, membership: 'direct' },
		sent: [get(`/members/${TOM}`)],
		row: like({ username: 'tom.reed', role: 'Reporter', custom_role: 'Auditor' }),
	},
	{
		operation: 'getMany',
		parameters: {
			...website,
			membership: 'direct',
			filters: { query: 'reed', user_ids: [TOM], skip_users: [KIM], with_saml_identity: false },
			options: { show_seat_info: true },
		},
		sent: [
			get('/members', {
				query: 'reed',
				user_ids: [String(TOM)],
				skip_users: [String(KIM)],
				with_saml_identity: 'false',
				show_seat_info: 'true',
				...firstPage,
			}),
		],
		row: like({ username: 'tom.reed', is_using_seat: true }),
	},
	{
		operation: 'getAccessList',
		parameters: { ...website, options: { activity: false, inherited: false } },
		sent: [get(), get('/members', { show_seat_info: 'true', per_page: '100', page: '1' })],
		row: like({ username: 'tom.reed', access: 'direct', source: 'acme/website', last_activity_on: null }),
	},
	{
		operation: 'update',
		parameters: { ...tom, updateFields: { access_level: 'Developer', expires_at: ends } },
		sent: [put({ access_level: 30, expires_at: endsAt }, `/members/${TOM}`)],
		row: like({ role: 'Developer', custom_role: null, expires_at: ends }),
	},
	{
		operation: 'remove',
		parameters: { ...tom, options: { skip_subresources: true, unassign_issuables: true } },
		sent: [
			[
				'DELETE',
				`${WEBSITE}/members/${TOM}`,
				{ skip_subresources: 'true', unassign_issuables: 'true' },
				null,
			],
		],
		row: () => ({ removed: true }),
	},
	{
		operation: 'inviteByEmail',
		parameters: {
			...website,
			email: 'a@example.com, b@example.com',
			access_level: 30,
			additionalFields: { expires_at: ends },
		},
		sent: [
			post('/invitations', {
				email: ['a@example.com', 'b@example.com'],
				access_level: 30,
				expires_at: endsAt,
			}),
		],
		row: () => ({ email: ['a@example.com', 'b@example.com'], status: 'success' }),
	},
	{
		operation: 'getInvitations',
		parameters: { ...website, filters: { query: 'new@' } },
		sent: [get('/invitations', { query: 'new@', ...firstPage })],
		row: () => ({
			invite_email: 'new@example.com',
			user_name: 'Nora New',
			role: 'Developer',
			created_by_name: 'Maria Santos',
			created_at: expect.any(String) as string,
			expires_at: '2030-01-31T00:00:00.000Z',
		}),
	},
	{
		operation: 'revokeInvitation',
		parameters: { ...website, email: locator('new@example.com') },
		sent: [remove('/invitations/new%40example%2Ecom')],
		row: () => ({ revoked: true }),
	},
	{
		operation: 'getAccessRequests',
		parameters: website,
		sent: [get('/access_requests', firstPage)],
		row: like({ username: 'kim.lee', requested_at: expect.any(String) as string }),
	},
	{
		operation: 'approveAccessRequest',
		parameters: { ...kim, access_level: 'Guest' },
		sent: [put({ access_level: 10 }, `/access_requests/${KIM}/approve`)],
		row: like({ username: 'kim.lee', role: 'Guest' }),
	},
	{
		operation: 'denyAccessRequest',
		parameters: kim,
		sent: [remove(`/access_requests/${KIM}`)],
		row: () => ({ denied: true }),
	},
];

tryEvery(scene, { resource: member, cases });

test.each(cases.map(({ operation, parameters }) => [operation, parameters] as const))(
	'%s also works in a group',
	async (operation, parameters) => {
		const { error } = await run(operation, { ...parameters, belongsTo: 'group', group: locator('acme') });
		expect(error).toBeUndefined();
		expect(scene.sent.map(([, path]) => path)).toContainEqual(expect.stringMatching(/^\/groups\/(acme|7)\//));
	},
);

test('inherited members have their highest role', async () => {
	const { json } = await run('getMany', { ...website, membership: 'all', filters: { state: 'active' } });
	expect(scene.sent).toEqual([get('/members/all', { state: 'active', ...firstPage })]);
	expect(json.map(({ username, role }) => [username, role])).toContainEqual(['maria.santos', 'Owner']);
	const one = await run('get', { ...website, user: locator('maria.santos'), membership: 'all' });
	expect(one.json).toEqual([expect.objectContaining({ role: 'Owner' })]);
});

test('what comes out as a role can be put in again', async () => {
	const { json } = await run('get', { ...tom, membership: 'direct' });
	await run('update', { ...tom, updateFields: { access_level: '={{ $json.role }}' } }, { input: json });
	expect(scene.writes).toEqual([put({ access_level: 20 }, `/members/${TOM}`)]);
});

test('a role that there is not is refused before anything is sent', async () => {
	const { error } = await run('add', { ...website, user: locator(LENA), access_level: 'Boss' });
	expect(error?.message).toBe("'Role' must be a number [item 0]");
	expect(scene.sent).toEqual([]);
});

test('who only gets another expiry keeps the role, also one that somebody has made', async () => {
	const { json } = await run('update', { ...tom, updateFields: { expires_at: '' } });
	expect(scene.sent).toEqual([
		get(`/members/${TOM}`),
		put({ access_level: 20, member_role_id: 1, expires_at: '' }, `/members/${TOM}`),
	]);
	expect(json[0]).toMatchObject({ role: 'Reporter', custom_role: 'Auditor', expires_at: null });
});

test('a custom role that there is not is told by its name', async () => {
	const additionalFields = { member_role_id: locator('Boss') };
	const { error } = await run('add', { ...website, user: locator(LENA), access_level: 20, additionalFields });
	expect(error?.message).toBe("There is no custom role 'Boss' [item 0]");
	expect(scene.writes).toEqual([]);
});

test('that an administrator has to approve it is told', async () => {
	const body = {
		status: 'success',
		queued_users: { 'lena.novak': 'Request queued for administrator approval.' },
	};
	const isAdding = ({ method, path }: { method: string; path: string }) =>
		method === 'POST' && path.endsWith('/members');
	scene.gitlab.faults.add({ kind: 'status', status: 201, body, match: isAdding });
	const { error, run: ended } = await run('add', { ...website, user: locator(LENA), access_level: 30 });
	expect(error).toBeUndefined();
	expect(JSON.stringify(ended.data.resultData.runData)).toContain(
		'has to approve the role first, for 1 item',
	);
});

test('an invitation that GitLab did not send is a failure in its words', async () => {
	const { error } = await run('inviteByEmail', { ...website, email: 'new@example.com', access_level: 30 });
	expect(error?.message).toContain('new@example.com: The member');
});

test('two-factor authentication is told where GitLab tells it', async () => {
	const acme = { belongsTo: 'group', group: locator('acme') };
	const { json } = await run('get', { ...acme, user: locator(TOM), membership: 'direct' });
	expect(json[0]).toMatchObject({ two_factor_enabled: true });
	expect((await run('get', { ...tom, membership: 'direct' })).json[0]).toMatchObject({
		two_factor_enabled: null,
	});
});

test("the tokens of invitations are GitLab's secret", async () => {
	const { json } = await run('getInvitations', { ...website, simplify: false });
	expect(json[0]).toHaveProperty('invite_token');
	expect(member.operations.find(({ name }) => name === 'Get Invitations')?.secrets).toEqual(['invite_token']);
});

describe.each(['getMany', 'getInvitations', 'getAccessRequests'])('%s over three pages', (operation) => {
	beforeEach(() => {
		const { gitlab, seeded } = scene;
		addMembers(gitlab.world, seeded.projects.website, 249);
		addRequests(gitlab.world, seeded.users.maria, seeded.projects.website, 249);
	});

	test.each([
		[249, 249, 3],
		[250, 250, 3],
		[251, 250, 3],
		[100, 100, 1],
	])('gives up to %d: %d of them with %d requests', async (limit, count, requests) => {
		const { json } = await run(operation, { ...website, membership: 'direct', limit });
		expect(json).toHaveLength(count);
		expect(scene.sent).toHaveLength(requests);
	});
});
