import type { IDataObject } from 'n8n-workflow';
import { webhook } from '../../../nodes/Gitlab/resources/webhook';
import { eventsOf } from '../../../nodes/Gitlab/trigger/events/events';
import type { Receiver } from '../../gitlab/receiver';
import { startReceiver } from '../../gitlab/receiver';
import { seedWebhooks } from '../../gitlab/seeds/webhook';
import type { Hook } from '../../gitlab/world/model';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import type { OperationCase } from '../everyOperation';
import { tryEvery, tryLimits } from '../everyOperation';
import { hintsIn, like, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedWebhooks(scene.gitlab, scene.seeded)));

const inProject = { belongsTo: 'project', ...website };
const inGroup = { belongsTo: 'group', group: locator('acme') };
const onInstance = { belongsTo: 'instance' };
const chat = { ...inProject, webhook: locator(1) };
const hooks = requestsTo(`${WEBSITE}/hooks`);
const { get, post, put, remove } = requestsTo(`${WEBSITE}/hooks/1`);
const run = scene.runWith({ resource: 'webhook' });

const allOff = (holder: 'project' | 'group' | 'instance') =>
	Object.fromEntries(eventsOf(holder).map(({ flag }) => [flag, false]));
const URL = 'https://example.com/hooks/{room}';
const TOKEN = 'secret-of-the-new-hook';
const SIGNING_TOKEN = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const pairs = { values: [{ key: 'room', value: 'r-12345678' }] };

const cases: OperationCase[] = [
	{
		operation: 'create',
		parameters: {
			...inProject,
			...{ url: URL, events: ['issues_events', 'pipeline_events'] },
			additionalFields: {
				...{ name: 'Chat', token: TOKEN, signing_token: SIGNING_TOKEN, enable_ssl_verification: false },
				...{ push_events_branch_filter: 'release/*', branch_filter_strategy: 'wildcard' },
				...{ custom_webhook_template: '{}', custom_headers: pairs, url_variables: pairs },
			},
		},
		sent: [
			hooks.post('', {
				...{ url: URL, ...allOff('project'), issues_events: true, pipeline_events: true },
				...{ name: 'Chat', token: TOKEN, signing_token: SIGNING_TOKEN, enable_ssl_verification: false },
				...{ push_events_branch_filter: 'release/*', branch_filter_strategy: 'wildcard' },
				...{ custom_webhook_template: '{}', custom_headers: pairs.values, url_variables: pairs.values },
			}),
		],
		row: like({ id: 4, url: URL, name: 'Chat', events: ['issues_events', 'pipeline_events'] }),
	},
	{
		operation: 'get',
		parameters: chat,
		sent: [get()],
		row: () => ({
			...{ id: 1, url: expect.any(String) as string, name: 'Chat', description: 'Tells the chat' },
			...{ push_events_branch_filter: 'main', enable_ssl_verification: true },
			...{ alert_status: 'temporarily_disabled', disabled_until: '2040-01-01T00:00:00.000Z' },
			...{ created_at: expect.any(String) as string, events: ['merge_requests_events', 'push_events'] },
		}),
	},
	{
		operation: 'getMany',
		parameters: inProject,
		sent: [hooks.list('')],
		row: like({ id: 1, name: 'Chat' }),
	},
	{
		operation: 'update',
		parameters: { ...chat, events: ['note_events'], updateFields: { name: '', token: TOKEN } },
		sent: [put({ ...allOff('project'), note_events: true, name: '', token: TOKEN })],
		row: like({ id: 1, events: ['note_events'], push_events_branch_filter: 'main' }),
	},
	{ operation: 'delete', parameters: chat, sent: [remove()], row: like({ deleted: true }) },
	{
		operation: 'test',
		parameters: { ...chat, trigger: 'push_events' },
		sent: [post('/test/push_events')],
		row: like({ delivered: true }),
	},
	{
		operation: 'getDeliveries',
		parameters: { ...chat, filters: { status: ['server_failure'], status_code: '404, 410' } },
		sent: [get('/events', { status: ['server_failure', '404', '410'], per_page: '20', page: '1' })],
		count: 2,
		row: () => ({
			...{ id: 3, trigger: 'push_hooks', url: expect.any(String) as string, delivery_id: 'delivery-3' },
			...{ response_status: 'internal error', response_body: 'heard', execution_duration: 0.25 },
		}),
	},
	{
		operation: 'resendDelivery',
		parameters: { ...chat, delivery: locator(1) },
		sent: [post('/events/1/resend')],
		row: like({ response_status: 200 }),
	},
];

tryEvery(scene, { resource: webhook, cases });

describe.each<[string, IDataObject, 'group' | 'instance', string, number]>([
	['a group', inGroup, 'group', '/groups/acme/hooks', 2],
	['the instance', onInstance, 'instance', '/hooks', 3],
])('of %s', (_place, where, holder, path, id) => {
	beforeEach(() => (scene.token = holder === 'instance' ? scene.seeded.adminToken : scene.seeded.token));
	const one = { ...where, webhook: locator(id) };
	const all = requestsTo(path);

	test('they are made with the flags that are there, changed and deleted', async () => {
		const made = await run('create', { ...where, url: URL, events: ['tag_push_events'] });
		expect(made.json[0]).toMatchObject({ id: 4, events: ['tag_push_events'] });
		await run('update', { ...one, updateFields: { description: 'Both' } });
		await run('delete', one);
		expect(scene.sent).toEqual([
			all.post('', { url: URL, ...allOff(holder), tag_push_events: true }),
			all.put({ description: 'Both' }, `/${id}`),
			all.remove(`/${id}`),
		]);
		expect((await run('getMany', where)).json.map((row) => row.id)).toEqual([4]);
	});

	test('they are tested', async () => {
		const { json, error } = await run('test', { ...one, trigger: 'push_events' });
		expect(error).toBeUndefined();
		expect(json).toEqual([{ delivered: true }]);
		expect(scene.sent).toEqual([all.post(`/${id}${holder === 'instance' ? '' : '/test/push_events'}`)]);
	});
});

test('system hooks are told of much that no flag asks for, others need an event', async () => {
	scene.token = scene.seeded.adminToken;
	expect((await run('create', { ...onInstance, url: URL, events: [] })).error).toBeUndefined();
	expect((await run('create', { ...inProject, url: URL, events: [] })).error?.message).toContain(
		"'Events' is empty",
	);
	expect(scene.sent).toEqual([requestsTo('/hooks').post('', { url: URL, ...allOff('instance') })]);
});

test('events that a place does not have are refused', async () => {
	const { error } = await run('create', { ...inProject, url: URL, events: ['member_events'] });
	expect(error?.message).toContain("'Events' cannot be 'member_events' here");
	expect(scene.sent).toEqual([]);
});

test('the events of one webhook can be those of another', async () => {
	const events = '={{ $json.events }}';
	const { json } = await run(
		'create',
		{ ...inProject, url: URL, events },
		{ input: [{ events: ['job_events'] }] },
	);
	expect(json[0].events).toEqual(['job_events']);
});

test('an update without anything is refused', async () => {
	expect((await run('update', chat)).error?.message).toContain("'Update Fields' is empty");
	expect(scene.sent).toEqual([]);
});

test('a server that does not know signing tokens is told of', async () => {
	scene.gitlab.world.version = '18.9.0-ee';
	const additionalFields = { signing_token: SIGNING_TOKEN };
	const made = await run('create', { ...inProject, url: URL, events: ['push_events'], additionalFields });
	expect(hintsIn(made)).toMatchObject([
		{ message: expect.stringContaining('GitLab took no signing token of 1 item') as string },
	]);
	scene.gitlab.world.version = '19.1.0-ee';
	const signed = await run('create', { ...inProject, url: URL, events: ['push_events'], additionalFields });
	expect(hintsIn(signed)).toEqual([]);
});

test('no secret is in an error, though the server says it again', async () => {
	const body = { message: `400 Bad request - token ${TOKEN} and ${SIGNING_TOKEN} are wrong` };
	const match = ({ method }: { method: string }) => method === 'POST';
	scene.gitlab.faults.add({ kind: 'status', status: 400, body, match });
	const additionalFields = { token: TOKEN, signing_token: SIGNING_TOKEN };
	const { error } = await run('create', {
		...inProject,
		url: URL,
		events: ['push_events'],
		additionalFields,
	});
	expect(error?.message).toContain('token *** and *** are wrong');
});

test('a page of a webhook is understood, also those of administrators', async () => {
	const page = `${scene.gitlab.url}/acme/website/-/hooks/1/edit`;
	expect((await run('get', { ...inProject, webhook: locator(page, 'url') })).json[0].id).toBe(1);
	scene.token = scene.seeded.adminToken;
	const admin = `${scene.gitlab.url}/admin/hooks/3/edit`;
	expect((await run('get', { ...onInstance, webhook: locator(admin, 'url') })).json[0].id).toBe(3);
});

test("GitLab's words say what is wrong", async () => {
	expect(
		(await run('create', { ...inProject, url: 'nowhere', events: ['push_events'] })).error?.message,
	).toContain('Invalid url given');
	scene.token = scene.seeded.developerToken;
	expect((await run('get', chat)).error?.message).toMatch(/^403 /);
});

describe('a receiver', () => {
	let receiver: Receiver;
	let hook: Hook;

	beforeEach(async () => {
		receiver = await startReceiver();
		[hook] = scene.seeded.projects.website.hooks;
		hook.url = receiver.url;
	});
	afterEach(async () => await receiver.close());

	test('gets a test, and a delivery once more under its old ID', async () => {
		await run('test', { ...chat, trigger: 'issues_events' });
		await run('resendDelivery', { ...chat, delivery: locator(2) });
		expect(receiver.received.map(({ headers }) => headers['x-gitlab-event'])).toEqual([
			'Issue Hook',
			'Push Hook',
		]);
		expect(receiver.received[1].headers['idempotency-key']).toBe('delivery-2');
	});

	test('that refuses a test is an error', async () => {
		receiver.status = 500;
		const { error } = await run('test', { ...chat, trigger: 'push_events' });
		expect(error?.message).toContain('heard');
	});
});

tryLimits(scene, 'Get Many', async (limit) => await run('getMany', { ...inProject, limit }), {
	fill: () => {
		const own = scene.seeded.projects.website.hooks;
		for (let id = 100; own.length < 250; id++) own.push({ ...own[0], id });
	},
});

test.each([
	[41, 41, 3],
	[40, 40, 2],
	[45, 45, 3],
	[60, 50, 3],
])('Get Deliveries gives up to %d: %d of them with %d requests', async (limit, count, requests) => {
	const [{ logs }] = scene.seeded.projects.website.hooks;
	for (let id = 100; logs.length < 50; id++) logs.unshift({ ...logs[0], id });
	const { json } = await run('getDeliveries', { ...chat, limit });
	expect(new Set(json.map(({ id }) => id)).size).toBe(count);
	expect(scene.sent).toHaveLength(requests);
});
