import type { IDataObject } from 'n8n-workflow';
import { project } from '../../../nodes/Gitlab/resources/project';
import { seedForProjects } from '../../gitlab/seeds/project';
import { settingsOf } from '../../gitlab/entities/project';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, WEBSITE, website } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedForProjects(scene.gitlab, scene.seeded)));

const { get, post, put, remove } = requestsTo(WEBSITE);
const firstPage = { per_page: '50', page: '1' };
const without = { with_projects: 'false' };
const partner: Sent = ['GET', '/groups/partner', without, null];
const idOf = (path: string) => scene.gitlab.world.findGroup(path)?.id;

const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'project', operation, ...parameters }, more);

interface Case {
	operation: string;
	parameters: IDataObject;
	sent: () => Sent[];
	row: () => IDataObject;
}

const cases: Case[] = [
	{
		operation: 'create',
		parameters: {
			name: 'Web Shop',
			additionalFields: { namespace_id: locator('partner'), topics: 'ruby, rails', merge_method: 'ff' },
		},
		sent: () => [
			partner,
			[
				'POST',
				'/projects',
				{},
				{ name: 'Web Shop', merge_method: 'ff', topics: ['ruby', 'rails'], namespace_id: idOf('partner') },
			],
		],
		row: like({ path_with_namespace: 'partner/web-shop', topics: ['ruby', 'rails'] }),
	},
	{ operation: 'get', parameters: website, sent: () => [get()], row: like({ name: 'Website' }) },
	{
		operation: 'getMany',
		parameters: { filters: { search: 'website' } },
		sent: () => [['GET', '/projects', { search: 'website', ...firstPage }, null]],
		row: like({ path_with_namespace: 'acme/website' }),
	},
	{
		operation: 'update',
		parameters: {
			...website,
			updateFields: { name: 'Site', description: '', topics: '', squash_option: 'always' },
		},
		sent: () => [put({ name: 'Site', squash_option: 'always', description: '', topics: [] })],
		row: like({ name: 'Site', description: '', topics: [] }),
	},
	{
		operation: 'delete',
		parameters: { ...website, confirmation: 'acme/website' },
		sent: () => [get(), remove()],
		row: () => ({ deleted: true }),
	},
	{
		operation: 'restore',
		parameters: { project: locator('acme/gone') },
		sent: () => [['POST', '/projects/acme%2Fgone/restore', {}, null]],
		row: like({ path_with_namespace: 'acme/gone' }),
	},
	{
		operation: 'transfer',
		parameters: { ...website, confirmation: 'acme/website', newNamespace: locator('partner') },
		sent: () => [get(), put({ namespace: 'partner' }, '/transfer')],
		row: like({ path_with_namespace: 'partner/website' }),
	},
	{
		operation: 'archive',
		parameters: website,
		sent: () => [post('/archive')],
		row: like({ archived: true }),
	},
	{
		operation: 'unarchive',
		parameters: website,
		sent: () => [post('/unarchive')],
		row: like({ archived: false }),
	},
	{ operation: 'star', parameters: website, sent: () => [post('/star')], row: like({ name: 'Website' }) },
	{
		operation: 'unstar',
		parameters: website,
		sent: () => [post('/unstar'), get()],
		row: like({ name: 'Website' }),
	},
	{
		operation: 'fork',
		parameters: {
			...website,
			additionalFields: { namespace_id: locator('partner'), branches: 'main', visibility: 'internal' },
		},
		sent: () => [
			partner,
			post('/fork', { branches: 'main', visibility: 'internal', namespace_id: idOf('partner') }),
		],
		row: like({ path_with_namespace: 'partner/website', import_status: 'scheduled' }),
	},
	{
		operation: 'shareWithGroup',
		parameters: {
			...website,
			invitedGroup: locator('partner'),
			group_access: 'Reporter',
			additionalFields: { expires_at: '2030-05-31' },
		},
		sent: () => [
			partner,
			post('/share', { group_id: idOf('partner'), group_access: 20, expires_at: '2030-05-31' }),
		],
		row: like({ group_access: 20, expires_at: '2030-05-31' }),
	},
	{
		operation: 'unshare',
		parameters: { project: locator('acme/old'), invitedGroup: locator('partner') },
		sent: () => [partner, ['DELETE', `/projects/acme%2Fold/share/${idOf('partner')}`, {}, null]],
		row: () => ({ unshared: true }),
	},
	{
		operation: 'getLanguages',
		parameters: website,
		sent: () => [get('/languages')],
		row: () => ({ language: 'TypeScript', percent: 81.5 }),
	},
	{
		operation: 'getForks',
		parameters: { ...website, filters: { search: 'own' }, options: { order_by: 'name' } },
		sent: () => [get('/forks', { search: 'own', order_by: 'name', ...firstPage })],
		row: like({ path_with_namespace: 'maria.santos/own' }),
	},
	{
		operation: 'getUsers',
		parameters: { ...website, filters: { search: 'maria' } },
		sent: () => [get('/users', { search: 'maria', ...firstPage })],
		row: like({ username: 'maria.santos' }),
	},
	{
		operation: 'getGroups',
		parameters: { ...website, filters: { skip_groups: '99', with_shared: true } },
		sent: () => [get('/groups', { skip_groups: ['99'], with_shared: 'true', ...firstPage })],
		row: like({ full_path: 'acme' }),
	},
];

test('every operation is tried here', () => {
	expect(cases.map(({ operation }) => operation).sort()).toEqual(namesOf(project).sort());
});

test.each(cases.map((one) => [one.operation, one] as const))('%s', async (_operation, one) => {
	const { json, error } = await run(one.operation, one.parameters);
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(one.sent());
	expect(json[0]).toEqual(one.row());
});

test.each(
	cases
		.filter(({ operation }) => !['create', 'getMany'].includes(operation))
		.map(({ operation, parameters }) => [operation, parameters] as const),
)('%s says where there is no such project', async (operation, parameters) => {
	const { error } = await run(operation, { ...parameters, project: locator('acme/nowhere') });
	expect(error?.message).toMatch(/^404 /);
});

test('a path that is taken is told of', async () => {
	const additionalFields = { namespace_id: locator('acme') };
	const { error } = await run('create', { name: 'Website', additionalFields });
	expect(error?.message).toContain('has already been taken');
});

test.each(['delete', 'transfer'])(
	'%s sends nothing where what is confirmed is another',
	async (operation) => {
		const { error } = await run(operation, {
			...website,
			newNamespace: locator('partner'),
			confirmation: 'acme/site',
		});
		expect(error?.message).toBe("'Confirm Full Path' is not that of what is chosen [item 0]");
		expect(scene.writes).toEqual([]);
	},
);

test('who can use what is sent under the name that GitLab has for it', async () => {
	const values = [
		{ feature: 'wiki', level: 'private', open_level: 'public' },
		{ feature: 'pages', level: 'disabled', open_level: 'public' },
		{ feature: 'issues' },
	];
	await run('update', { ...website, updateFields: { feature_access: { values } } });
	const levels = {
		wiki_access_level: 'private',
		pages_access_level: 'public',
		issues_access_level: 'enabled',
	};
	expect(scene.sent).toEqual([put(levels)]);
	expect(settingsOf(scene.seeded.projects.website)).toMatchObject(levels);
});

test.each([
	['user', 'projects', 'maria.santos/own'],
	['starred', 'starred_projects', 'maria.santos/own'],
])('projects of a user: %s', async (projectsOf, segment, found) => {
	const { json } = await run('getMany', { projectsOf, user: locator(2) });
	expect(json.map(({ path_with_namespace }) => path_with_namespace)).toEqual([found]);
	expect(scene.sent).toEqual([['GET', `/users/2/${segment}`, firstPage, null]]);
});

test('starring twice is fine', async () => {
	await run('star', website);
	const { json, error } = await run('star', website);
	expect([error, json[0].name]).toEqual([undefined, 'Website']);
	expect(scene.sent).toEqual([post('/star'), post('/star'), get()]);
	expect(scene.seeded.projects.website.starrers.size).toBe(1);
});

test('what cannot be undone says so', () => {
	const final = project.operations.filter(({ fields }) =>
		fields.some(({ properties }) => properties.some(({ name }) => name === 'confirmation')),
	);
	expect(final.map(({ name }) => name)).toEqual(['Delete', 'Transfer']);
	for (const { action } of final) expect(action).toMatch(/\(cannot be undone\)$/);
});
