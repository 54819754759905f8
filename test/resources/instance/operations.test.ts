import type { IDataObject } from 'n8n-workflow';
import { instance } from '../../../nodes/Gitlab/resources/instance';
import { auditEvents, seedAuditEvents } from '../../gitlab/resources/auditEvent';
import { locator } from '../../parameters';
import { Scene, website, WEBSITE } from '../../scene';
import { tryLimits } from '../everyOperation';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedAuditEvents(scene.gitlab, scene.seeded)));

const run = scene.runWith({ resource: 'instance' });
const asAdministrator = () => (scene.token = scene.seeded.adminToken);
const inProject = { belongsTo: 'project', ...website };
const api = requestsTo('');

test('every operation is tried here', () => {
	expect(namesOf(instance).sort()).toEqual([
		'getAuditEvents',
		'getLicense',
		'getNamespaces',
		'getVersionAndMetadata',
	]);
});

test('the version is told with the edition', async () => {
	const { json } = await run('getVersionAndMetadata');
	expect(json).toEqual([like({ version: '19.1.0-ee', enterprise: true })()]);
	expect(scene.sent).toEqual([api.get('/metadata')]);
	scene.token = 'glpat-wrong';
	expect((await run('getVersionAndMetadata')).error?.message).toMatch(/^401 /);
});

describe('the license', () => {
	test('is for administrators', async () => {
		expect((await run('getLicense')).error?.message).toMatch(/^403 /);
		asAdministrator();
		const { json } = await run('getLicense');
		expect(json).toEqual([
			{
				...{ id: 1, plan: 'premium', licensee: 'Acme', starts_at: '2025-01-01', expires_at: '2030-01-01' },
				...{ expired: false, user_limit: 100, active_users: 6, maximum_user_count: 6, overage: 0 },
			},
		]);
		expect(scene.sent.at(-1)).toEqual(api.get('/license'));
	});

	test('that is not there is no error', async () => {
		asAdministrator();
		scene.gitlab.world.premium = false;
		const { json, error } = await run('getLicense');
		expect(error).toBeUndefined();
		expect(json).toEqual([like({ plan: null, user_limit: null })()]);
	});
});

describe('namespaces', () => {
	const namesFor = async (filters: IDataObject) =>
		(await run('getNamespaces', { filters })).json.map(({ full_path }) => full_path);

	test('are listed with what all may know of them', async () => {
		const { json } = await run('getNamespaces', { filters: { full_path_search: true, search: 'acme' } });
		expect(json).toEqual([
			{
				...{ id: 7, name: 'Acme', path: 'acme', kind: 'group', full_path: 'acme', parent_id: null },
				web_url: `${scene.gitlab.url}/groups/acme`,
			},
		]);
		expect(scene.sent).toEqual([
			api.get('/namespaces', { full_path_search: 'true', search: 'acme', per_page: '50', page: '1' }),
		]);
	});

	test('are those that pass', async () => {
		expect(await namesFor({})).toEqual(['maria.santos', 'acme', 'acme/platform']);
		expect(await namesFor({ top_level_only: true })).toEqual(['maria.santos', 'acme']);
		scene.token = scene.seeded.reporterToken;
		expect(await namesFor({ owned_only: true })).toEqual(['tom.reed']);
	});

	tryLimits(scene, 'Get Namespaces', async (limit) => await run('getNamespaces', { limit }), {
		fill: () => {
			for (let at = 0; at < 247; at++)
				scene.gitlab.world.createGroup({ path: `g${at}`, owner: scene.seeded.users.maria });
		},
		key: 'full_path',
	});
});

describe('audit events', () => {
	test.each<[string, IDataObject, string, IDataObject]>([
		['project', website, WEBSITE, { entity_type: 'Project', entity_path: 'acme/website' }],
		['group', { group: locator('acme') }, '/groups/acme', { entity_type: 'Group', entity_path: 'acme' }],
	])('of a %s', async (belongsTo, place, at, row) => {
		const filters = { created_after: '2020-01-01T00:00:00Z' };
		const { json } = await run('getAuditEvents', { belongsTo, ...place, filters });
		expect(json).toEqual([
			like({
				...row,
				message: 'Created a deploy token',
				author_name: 'Maria Santos',
				ip_address: '127.0.0.1',
			})(),
		]);
		expect(Object.keys(json[0])).toHaveLength(11);
		const query = { created_after: '2020-01-01T00:00:00.000Z', per_page: '50', page: '1' };
		expect(scene.sent).toEqual([api.get(`${at}/audit_events`, query)]);
		scene.token = scene.seeded.developerToken;
		expect((await run('getAuditEvents', { belongsTo, ...place })).error?.message).toMatch(/^403 /);
	});

	test('of the instance are for administrators, and can be those of one thing', async () => {
		const onInstance = { belongsTo: 'instance', filters: { entity_type: 'Group', entity_id: 7 } };
		expect((await run('getAuditEvents', onInstance)).error?.message).toMatch(/^403 /);
		asAdministrator();
		const { json } = await run('getAuditEvents', onInstance);
		expect(json.map(({ event_name }) => event_name)).toEqual(['member_created']);
		const query = { entity_type: 'Group', entity_id: '7', per_page: '50', page: '1' };
		expect(scene.sent.at(-1)).toEqual(api.get('/audit_events', query));
		expect((await run('getAuditEvents', { belongsTo: 'instance' })).json).toHaveLength(2);
	});

	test('of a project that is not there', async () => {
		const { error } = await run('getAuditEvents', { ...inProject, project: locator('acme/nowhere') });
		expect(error?.message).toMatch(/^404 /);
	});

	tryLimits(
		scene,
		'Get Audit Events',
		async (limit) => await run('getAuditEvents', { ...inProject, limit }),
		{
			fill: () => {
				const { gitlab, seeded } = scene;
				for (let at = 0; at < 249; at++)
					auditEvents.add(gitlab.world, seeded.users.maria, seeded.projects.website, { event_name: 'x' });
			},
		},
	);
});
