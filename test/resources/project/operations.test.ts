import type { IDataObject } from 'n8n-workflow';
import { project } from '../../../nodes/Gitlab/resources/project';
import { seedForProjects } from '../../gitlab/seeds/project';
import { coursesOf } from '../../gitlab/resources/projectExchange';
import { settingsOf } from '../../gitlab/entities/project';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, WEBSITE, website } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => {
	await seedForProjects(scene.gitlab, scene.seeded);
	coursesOf(scene.gitlab.world).length = 0;
});

const { get, list, post, put, remove } = requestsTo(WEBSITE);
const byNumber = requestsTo('/projects/1');
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
			intoGroup: locator('partner'),
			additionalFields: { topics: 'ruby, rails', merge_method: 'ff' },
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
			intoGroup: locator('partner'),
			additionalFields: { branches: 'main', visibility: 'internal' },
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
	{
		operation: 'uploadFile',
		parameters: { ...website, inputDataField: 'data' },
		sent: () => [post('/uploads', expect.any(Buffer))],
		row: like({
			alt: 'notes',
			markdown: expect.stringMatching(/^!\[notes\]\(\/uploads\/\w+\/notes\.txt\)$/),
		}),
	},
	{
		operation: 'getUploads',
		parameters: website,
		sent: () => [list('/uploads')],
		row: like({ id: 1, filename: 'screenshot.png', size: 14 }),
	},
	{
		operation: 'downloadUpload',
		parameters: { ...website, upload: locator(1), outputDataField: 'data' },
		sent: () => [get('/uploads/1')],
		row: like({ file_name: 'screenshot.png', file_size: 14 }),
	},
	{
		operation: 'deleteUpload',
		parameters: { ...website, upload: locator(1) },
		sent: () => [remove('/uploads/1')],
		row: () => ({ deleted: true }),
	},
	{
		operation: 'getPushRules',
		parameters: website,
		sent: () => [get('/push_rule')],
		row: like({ max_file_size: 50, prevent_secrets: false }),
	},
	{
		operation: 'setPushRules',
		parameters: { ...website, updateFields: { prevent_secrets: true, file_name_regex: '' } },
		sent: () => [put({ file_name_regex: '', prevent_secrets: true }, '/push_rule')],
		row: like({ prevent_secrets: true, max_file_size: 50, created: false }),
	},
	{
		operation: 'getMirrors',
		parameters: website,
		sent: () => [list('/remote_mirrors')],
		row: like({ id: 1, url: 'https://*****:*****@example.com/acme/website.git', last_error: 'Not reached' }),
	},
	{
		operation: 'createMirror',
		parameters: {
			...website,
			url: 'https://me:secret@example.com/a/b.git',
			additionalFields: { enabled: true, only_protected_branches: true },
		},
		sent: () => [
			post('/remote_mirrors', {
				...{ url: 'https://me:secret@example.com/a/b.git', enabled: true, only_protected_branches: true },
			}),
		],
		row: like({ url: 'https://*****:*****@example.com/a/b.git', enabled: true }),
	},
	{
		operation: 'syncMirror',
		parameters: { ...website, remoteMirror: locator(1) },
		sent: () => [post('/remote_mirrors/1/sync')],
		row: () => ({ started: true }),
	},
	{
		operation: 'deleteMirror',
		parameters: { ...website, remoteMirror: locator(1) },
		sent: () => [remove('/remote_mirrors/1')],
		row: () => ({ deleted: true }),
	},
	{
		operation: 'getJobTokenAccess',
		parameters: website,
		sent: () => [get(), byNumber.list('/job_token_scope/allowlist')],
		row: like({ path_with_namespace: 'acme/platform/api' }),
	},
	{
		operation: 'allowProject',
		parameters: { ...website, targetProject: locator('acme/old') },
		sent: () => [
			get(),
			['GET', '/projects/acme%2Fold', {}, null],
			byNumber.post('/job_token_scope/allowlist', {
				target_project_id: scene.gitlab.world.findProject('acme/old')?.id,
			}),
		],
		row: like({ path_with_namespace: 'acme/old' }),
	},
	{
		operation: 'disallowProject',
		parameters: { ...website, targetProject: locator(2) },
		sent: () => [get(), byNumber.remove('/job_token_scope/allowlist/2')],
		row: () => ({ disallowed: true }),
	},
	{
		operation: 'setAvatar',
		parameters: { ...website, inputDataField: 'data' },
		sent: () => [['PUT', WEBSITE, {}, expect.any(Buffer)]],
		row: like({ path_with_namespace: 'acme/website' }),
	},
	{
		operation: 'downloadAvatar',
		parameters: { ...website, outputDataField: 'data' },
		sent: () => [get('/avatar')],
		row: () => ({ file_name: 'logo.png', file_size: 9 }),
	},
	{
		operation: 'export',
		parameters: { ...website, outputDataField: 'data', options: { description: 'Of today' } },
		sent: () => [
			post('/export', { description: 'Of today' }),
			get('/export'),
			get('/export'),
			get('/export/download'),
		],
		row: () => ({ file_name: 'acme_website_export.tar.gz', file_size: 17 }),
	},
	{
		operation: 'import',
		parameters: {
			inputDataField: 'data',
			path: 'copy',
			intoGroup: locator('partner'),
			additionalFields: { name: 'Copy' },
			override_params: '{ "description": "Of the file" }',
		},
		sent: () => [partner, ['POST', '/projects/import', {}, expect.any(Buffer)]],
		row: like({ path_with_namespace: 'partner/copy', name: 'Copy', import_status: 'scheduled' }),
	},
];

const fileOf = (content: string, fileName = 'notes.txt') => ({
	data: { data: Buffer.from(content).toString('base64'), mimeType: 'text/plain', fileName },
});

test('every operation is tried here', () => {
	expect(cases.map(({ operation }) => operation).sort()).toEqual(namesOf(project).sort());
});

test.each(cases.map((one) => [one.operation, one] as const))('%s', async (_operation, one) => {
	const { json, error } = await run(one.operation, one.parameters, { files: [fileOf('content')] });
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(one.sent());
	expect(json[0]).toEqual(one.row());
});

test.each(
	cases
		.filter(({ operation }) => !['create', 'getMany', 'import'].includes(operation))
		.map(({ operation, parameters }) => [operation, parameters] as const),
)('%s says where there is no such project', async (operation, parameters) => {
	const { error } = await run(
		operation,
		{ ...parameters, project: locator('acme/nowhere') },
		{ files: [fileOf('content')] },
	);
	expect(error?.message).toMatch(/^404 /);
});

test('a path that is taken is told of', async () => {
	const { error } = await run('create', { name: 'Website', intoGroup: locator('acme') });
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

test('push rules are made where there are none, and changed where there are', async () => {
	const rules = { project: locator('acme/platform/api'), updateFields: { max_file_size: 5 } };
	const none = await run('getPushRules', rules);
	expect([none.error, none.json]).toEqual([undefined, []]);
	const first = await run('setPushRules', rules);
	const second = await run('setPushRules', rules);
	expect([first.json[0].created, second.json[0].created]).toEqual([true, false]);
	expect(scene.writes.map(([method]) => method)).toEqual(['PUT', 'POST', 'PUT']);
	const { json } = await run('getPushRules', rules);
	expect(json).toMatchObject([{ max_file_size: 5 }]);
});

test('what is uploaded is what is downloaded, of two items each its own', async () => {
	const files = [fileOf('first', 'a.txt'), fileOf('second', 'b.txt')];
	const up = await run('uploadFile', { ...website, inputDataField: 'data' }, { input: [{}, {}], files });
	const input = up.json.map(({ id }) => ({ id }));
	const upload = locator('={{ $json.id }}');
	const down = await run('downloadUpload', { ...website, upload, outputDataField: 'data' }, { input });
	const contents = down.items.map(({ binary }) => Buffer.from(binary?.data.data ?? '', 'base64').toString());
	expect(contents).toEqual(['first', 'second']);
});

const copy = { inputDataField: 'data', path: 'copy' };
const files = [fileOf('archive', 'export.tar.gz')];

test('an import is waited for where that is wanted', async () => {
	const { json } = await run('import', { ...copy, options: { wait_for_end: true } }, { files });
	expect(json[0]).toMatchObject({ path_with_namespace: 'maria.santos/copy', import_status: 'finished' });
	const { id } = json[0];
	expect(scene.sent.map(([method, path]) => [method, path])).toEqual([
		['POST', '/projects/import'],
		['GET', `/projects/${String(id)}/import`],
		['GET', `/projects/${String(id)}/import`],
	]);
});

test('an import that fails says why', async () => {
	coursesOf(scene.gitlab.world).push({ statuses: ['failed'], error: 'No such version' });
	const { error } = await run('import', { ...copy, options: { wait_for_end: true } }, { files });
	expect(error?.message).toContain("The import ended with the status 'failed': No such version");
});

test('what is there is replaced only where that is wanted', async () => {
	const own = { inputDataField: 'data', path: 'own' };
	const { error } = await run('import', own, { files });
	expect(error?.message).toContain('has already been taken');
	const again = await run('import', { ...own, additionalFields: { overwrite: true } }, { files });
	expect([again.error, again.json[0].path_with_namespace]).toEqual([undefined, 'maria.santos/own']);
});

test('an export that takes too long is given up', async () => {
	coursesOf(scene.gitlab.world).push({ statuses: ['queued'], error: null });
	const { error } = await run('export', {
		...website,
		outputDataField: 'data',
		options: { longest_wait_for_end: 1 },
	});
	expect(error?.message).toContain("The export still has the status 'queued' after 1 seconds");
	expect(scene.sent.some(([, path]) => path.endsWith('/download'))).toBe(false);
});
