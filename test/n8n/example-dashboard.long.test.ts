import axios from 'axios';
import type { Credential } from './rest';
import { Editor } from './browser';
import type { Scene } from './scene';
import { setScene } from './scene';

const EXAMPLE = 'merge-request-dashboard.json';
const HOSTILE = `<script>document.title = 'taken'</script><img src=x onerror="alert(1)"> & {{ $json }} $& 'quoted'`;

describe('a page of open merge requests for people without GitLab', () => {
	let scene: Scene;
	let credential: Credential;

	beforeAll(async () => {
		scene = await setScene();
		const { gitlab, n8n, base } = scene;
		const data = { server: gitlab.url, accessToken: base.readToken };
		credential = await n8n.createCredential('Who may only read', 'gitlabDevopsApi', data);
		const { id } = await scene.createExample(EXAMPLE, { credential });
		await n8n.publish(id);
	});
	afterEach(() => scene.gitlab.faults.clear());
	afterAll(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	const address = () => `${scene.n8n.url}/webhook/merge-requests`;
	const look = async () =>
		await axios.get<string>(address(), { proxy: false, validateStatus: () => true, responseType: 'text' });
	const open = () => [...scene.project.merge_requests.values()].filter(({ state }) => state === 'opened');

	it('has all of them, each with its author, its reviewers and where it stands, and no others', async () => {
		const { status, headers, data } = await look();
		expect([status, headers['content-type'], headers['cache-control']]).toEqual([
			...[200, 'text/html; charset=utf-8', 'no-store'],
		]);
		expect(data.match(/<tr><td>/g)).toHaveLength(open().length);
		for (const { title } of open()) expect(data).toContain(`<b>${title}</b>`);
		expect(data).toContain('<td>Aiko Tanaka</td><td>Jonas Weber</td>');
		expect(data).not.toContain('Compress images');
	});

	it('is fresh at each look', async () => {
		const { iid } = await scene.colleague.open('Opened a moment ago');
		expect((await look()).data).toContain('<b>Opened a moment ago</b>');
		await scene.colleague.change(iid, { title: 'Draft: Opened a moment ago' });
		expect((await look()).data).toContain('Draft: Opened a moment ago</b>');
	});

	it('holds no secret', async () => {
		const { data, headers } = await look();
		const shown = data + JSON.stringify(headers);
		expect(shown).not.toContain(String(credential.data.accessToken));
		expect(shown).not.toContain(scene.gitlab.url);
	});

	it('shows what people have written as text, also in a browser', async () => {
		const [request] = open();
		Object.assign(request, { title: HOSTILE });
		request.labels = scene.gitlab.world.labelsNamed(scene.project, ['<b>bold</b>']);
		const editor = await Editor.open(scene.n8n.url);
		try {
			const complaints = editor.complaints();
			await editor.page.goto(address());
			expect(await editor.page.title()).toBe('Open merge requests');
			const row = editor.page.locator('tbody tr').first();
			expect(await row.locator('b').innerText()).toBe(HOSTILE);
			expect(await row.locator('.tag').innerText()).toBe('<b>bold</b>');
			expect(await editor.page.locator('script, img, a').count()).toBe(0);
			expect(complaints).toEqual([]);
		} finally {
			await editor.close();
		}
	});

	it('looks as it should', async () => {
		const [request] = open();
		Object.assign(request, { title: 'Limit sign-in attempts' });
		const editor = await Editor.open(scene.n8n.url);
		try {
			await editor.page.setViewportSize({ width: 1100, height: 480 });
			await editor.page.goto(address());
			expect(await editor.page.locator('tbody tr').count()).toBe(open().length);
			await editor.picture('merge-request-dashboard-page');
		} finally {
			await editor.close();
		}
	});

	it('is there too when nothing is open', async () => {
		const requests = open();
		for (const request of requests) request.state = 'closed';
		const { status, data } = await look();
		for (const request of requests) request.state = 'opened';
		expect(status).toBe(200);
		expect(data).toContain('0 open, of which 0 in draft');
	});

	it.each<[what: string, fault: object]>([
		['GitLab is away', { kind: 'status', status: 503 }],
		['the token has ended', { kind: 'status', status: 401, body: { message: '401 Unauthorized' } }],
	])('says that it cannot be shown, and nothing more, where %s; the next look shows it', async (_, fault) => {
		scene.gitlab.faults.add({
			kind: 'status',
			match: ({ path }) => path.includes('merge_requests'),
			...fault,
		});
		const { status, headers, data } = await look();
		expect([status, headers['retry-after']]).toEqual([503, '60']);
		expect(data).toContain('GitLab does not tell at the moment');
		expect(data).not.toMatch(/401|127\.0\.0\.1|token/i);
		scene.gitlab.faults.clear();
		expect((await look()).status).toBe(200);
	});
});
