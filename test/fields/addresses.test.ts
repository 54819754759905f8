import type { IDataObject } from 'n8n-workflow';
import { locator } from '../parameters';
import { Scene, WEBSITE, website } from '../scene';

const scene = new Scene();
const on = (page: string) => `${scene.gitlab.url}/${page}`;
const drawer = (shown: unknown) => encodeURIComponent(btoa(JSON.stringify(shown)));
const third = { iid: '2', full_path: 'acme/website', id: 57 };

const get = (issue: IDataObject, project: IDataObject = website.project) => ({
	resource: 'issue',
	operation: 'get',
	project,
	issue,
});

describe('an issue in the drawer beside a page', () => {
	test.each([
		'acme/website/-/boards/2?show=',
		'acme/website/-/boards?assignee_username=tom.reed&show=',
		'acme/website/-/issues?sort=created_date&state=opened&show=',
		'acme/website/-/issues/?show=',
		'acme/website/-/work_items?show=',
		'acme/website/-/merge_requests/1?show=',
		'groups/acme/-/boards/2?show=',
		'groups/acme/-/issues?show=',
		'groups/acme/-/work_items?show=',
		'dashboard/issues?show=',
	])('%s', async (page) => {
		for (const mode of ['url', 'id'] as const) {
			const { error } = await scene.run(get(locator(`${on(page)}${drawer(third)}`, mode)));
			expect(error).toBeUndefined();
			expect(scene.sent.at(-1)?.[1]).toBe(`${WEBSITE}/issues/2`);
		}
	});

	test('written without encoding, and with more behind it', async () => {
		await scene.run(
			get(locator(`${on('acme/website/-/boards/2')}?show=${btoa(JSON.stringify(third))}&x=1#top`, 'url')),
		);
		expect(scene.sent.at(-1)?.[1]).toBe(`${WEBSITE}/issues/2`);
	});

	test("of another project is refused, although the page is the project's own", async () => {
		const shown = drawer({ ...third, full_path: 'acme/platform/api' });
		const { error } = await scene.run(get(locator(`${on('acme/website/-/boards/2')}?show=${shown}`, 'url')));
		expect(error?.message).toBe("The URL in 'Issue' is of another project [item 0]");
		expect(scene.sent).toEqual([]);
	});

	test("is the other end of a link, where the drawer's project counts", async () => {
		const targetIssue = locator(
			`${on('groups/acme/-/boards/2')}?show=${drawer({ ...third, full_path: 'acme/platform/api' })}`,
			'url',
		);
		await scene.run({
			resource: 'issue',
			operation: 'link',
			...website,
			issue: locator(1),
			targetIssue,
			link_type: 'relates_to',
		});
		expect(scene.writes[0][3]).toMatchObject({ target_project_id: 'acme/platform/api', target_issue_iid: 2 });
	});

	test.each<[string, string]>([
		['no base64', 'eyJ***'],
		['no JSON', btoa('{"iid":"2",')],
		['no number', btoa('{"iid":"2/../3","full_path":"acme/website"}')],
		['a number out of an object', btoa('{"iid":{"x":1},"full_path":"acme/website"}')],
		['no path', btoa('{"iid":"2"}')],
		['a path that leaves its place', btoa('{"iid":"2","full_path":"acme/website/../../x?y"}')],
		['a path that the API takes for an ID', btoa('{"iid":"2","full_path":"5"}')],
		["GitLab's own pages", btoa('{"iid":"2","full_path":"admin/website"}')],
		['nothing', btoa('{"":null}')],
	])('is refused where it says %s', async (_what, shown) => {
		const { error } = await scene.run(get(locator(`={{ $json.url }}`, 'url')), {
			input: [{ url: `${on('acme/website/-/boards/2')}?show=${encodeURIComponent(shown)}` }],
		});
		expect(error?.message).toContain("The URL in 'Issue' is not one that this field understands");
		expect(scene.sent).toEqual([]);
	});

	test("does not stand for the page's own issue", async () => {
		await scene.run(get(locator(`${on('acme/website/-/issues/1')}?show=${drawer(third)}`, 'url')));
		expect(scene.sent.at(-1)?.[1]).toBe(`${WEBSITE}/issues/1`);
	});

	test('an epic of a group', async () => {
		await scene.run({
			resource: 'comment',
			operation: 'getMany',
			commentOn: 'epic',
			group: locator('acme'),
			epic: locator(
				`${on('groups/acme/-/epic_boards/1')}?show=${drawer({ iid: '1', full_path: 'acme', id: 3 })}`,
				'url',
			),
		});
		expect(scene.sent[0][1]).toBe('/groups/acme/epics/1');
	});
});

describe('a place, however people write it', () => {
	const forms = (path: string, token = 'glpat-secret12345') => [
		path,
		path.replaceAll('/', '%2F'),
		path.replaceAll('/', '%2f'),
		`${path}.git`,
		`/${path}/`,
		`/${path}`,
		`${path}/`,
		`git@gitlab.com:${path}.git`,
		`git@gitlab.com:/${path}.git`,
		`ssh://git@gitlab.com:22/${path}.git`,
		`https://oauth2:${token}@gitlab.com/${path}.git`,
		`https://gitlab.com/${path}.git/`,
		`https://gitlab.com/${path.replaceAll('/', '%2F')}`,
	];
	const modes = ['list', 'url', 'id'] as const;

	test.each(modes.flatMap((mode) => forms('acme/website').map((form) => [mode, form] as const)))(
		'a project, in mode %s: %s',
		async (mode, form) => {
			const { error } = await scene.run({
				resource: 'project',
				operation: 'get',
				project: locator(form, mode),
			});
			expect(error).toBeUndefined();
			expect(scene.sent).toEqual([['GET', WEBSITE, {}, null]]);
		},
	);

	test.each(modes.flatMap((mode) => forms('acme/platform').map((form) => [mode, form] as const)))(
		'a group, in mode %s: %s',
		async (mode, form) => {
			const parameters = {
				resource: 'label',
				operation: 'getMany',
				belongsTo: 'group',
				group: locator(form, mode),
			};
			const { error } = await scene.run(parameters);
			expect(error).toBeUndefined();
			expect(scene.sent[0][1]).toBe('/groups/acme%2Fplatform/labels');
		},
	);

	test.each([
		'https://oauth2:glpat-secret12345@gitlab.com/acme',
		'https://oauth2:glpat-secret@12345@gitlab.com/users/x',
		'ssh://git:glpat-secret12345@gitlab.com/acme',
		'oauth2:glpat-secret12345@gitlab.com/acme/website/x',
		'https://oauth2:glpat-sec/ret12345@gitlab.com/a b',
	])('a token in one that is not understood is not shown: %s', async (url) => {
		const { error } = await scene.run(
			{ resource: 'project', operation: 'get', project: locator('={{ $json.url }}') },
			{ input: [{ url }] },
		);
		expect(error?.message).toMatch(/'Project'/);
		expect(`${error?.message} ${error?.description}`).not.toMatch(/secret|sec\/|12345/);
		expect(scene.sent).toEqual([]);
	});
});

// n8n holds what is typed against the patterns itself, and refuses to run where it does not fit.
describe('what was pasted with blanks around it', () => {
	test.each<[string, 'id' | 'url', string]>([
		['a path', 'id', ' acme/website\t'],
		['an ID', 'id', ' 1 '],
		['a URL', 'url', `https://gitlab.com/acme/website \n`],
		['a URL in place of an ID', 'id', '\u00a0https://gitlab.com/acme/website '],
	])('is understood: %s of a project', async (_what, mode, typed) => {
		const { error } = await scene.run(get(locator(2), locator(typed, mode)));
		expect(error).toBeUndefined();
		expect(scene.sent.at(-1)?.[1]).toMatch(/^\/projects\/(?:1|acme%2Fwebsite)\/issues\/2$/);
	});

	test.each<[string, 'id' | 'url', () => string]>([
		['a number', 'id', () => ' #2 '],
		['a URL', 'url', () => `${on('acme/website/-/issues/2')} `],
		['a page with a drawer', 'url', () => `\t${on(`groups/acme/-/boards?show=${drawer(third)}`)}\n`],
	])('is understood: %s of an issue', async (_what, mode, typed) => {
		const { error } = await scene.run(get(locator(typed(), mode)));
		expect(error).toBeUndefined();
		expect(scene.sent.at(-1)?.[1]).toBe(`${WEBSITE}/issues/2`);
	});
});
