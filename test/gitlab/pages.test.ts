import type { Gitlab } from './index';
import { startGitlab } from './index';
import { seed } from './seed';

describe('its pages', () => {
	let gitlab: Gitlab;
	let base: ReturnType<typeof seed>;

	beforeEach(async () => {
		gitlab = await startGitlab();
		base = seed(gitlab.world);
		gitlab.world.signedIn = base.users.aiko;
	});
	afterEach(async () => await gitlab.close());

	const headers = { accept: 'text/html' };
	async function look(path: string) {
		const response = await fetch(`${gitlab.url}${path}`, { headers });
		return { status: response.status, url: response.url, text: await response.text() };
	}
	async function send(path: string, fields: Record<string, string>) {
		const body = new URLSearchParams(fields);
		const response = await fetch(`${gitlab.url}${path}`, { method: 'POST', headers, body });
		return { status: response.status, url: response.url, text: await response.text() };
	}

	it('show the projects of who is signed in, and what is in them', async () => {
		expect((await look('/')).text).toContain('Acme / Website');
		const { text } = await look('/acme/website');
		for (const { iid, title } of base.projects.website.merge_requests.values())
			expect(text).toContain(`!${iid} ${title.replace(/"/g, '&#34;')}`);
	});

	it.each([
		['/nobody/nothing', 404],
		['/acme/website/-/issues/999', 404],
		['/acme/website/-/nonsense/1', 404],
		['/acme/platform', 200],
		['/groups/acme', 200],
		['/maria.santos', 200],
		['/acme/website/-/security/vulnerabilities/999', 404],
		['/acme/website/-/issues', 200],
		['/acme/website/-/issues/1', 200],
		['/acme/website/-/work_items/1', 200],
		['/acme/website/-/merge_requests/1/diffs', 200],
		['/acme/website/-/pipelines', 200],
		['/acme/website/-/tree/feature/login%232', 200],
		['/acme/website/-/blob/feature/login%232/src/login.ts', 200],
	])('answer %s with %s', async (path, status) => {
		expect(await look(path)).toMatchObject({ status });
	});

	it('open issues and merge requests, comment, label, approve and merge as who is signed in', async () => {
		const { website } = base.projects;
		const issue = await send('/acme/website/-/issues', { title: 'Broken', description: '**Badly**' });
		expect(issue.text).toContain('<strong>Badly</strong>');
		const { url } = await send('/acme/website/-/merge_requests', { title: 'Mended', description: '' });
		const path = url.slice(gitlab.url.length);
		await send(`${path}/notes`, { body: 'Looks good' });
		await send(`${path}/labels`, { labels: 'bug,urgent' });
		gitlab.world.signedIn = base.users.maria;
		await send(`${path}/approve`, {});
		const { text } = await send(`${path}/merge`, {});
		const request = [...website.merge_requests.values()].at(-1);
		expect(request).toMatchObject({ title: 'Mended', state: 'merged', author: base.users.aiko });
		expect(text).toContain('approved by Maria Santos');
		expect(text).toContain('Looks good');
		expect(request?.labels.map(({ name }) => name)).toEqual(['bug', 'urgent']);
	});

	it('end pipelines, as there is no runner', async () => {
		const pipeline = gitlab.world.createPipeline(base.projects.website, 'main', { status: 'running' });
		await send(`/acme/website/-/pipelines/${pipeline.id}/end`, { status: 'failed' });
		expect(pipeline.status).toBe('failed');
	});

	it('show texts as texts, whatever is in them', async () => {
		const hostile = `<script>alert(1)</script>"'`;
		const issue = gitlab.world.createIssue(base.projects.website, { title: hostile, description: hostile });
		const { text } = await look(`/acme/website/-/issues/${issue.iid}`);
		expect(text).not.toContain('<script>');
		expect(text).toContain('&#60;script&#62;alert(1)');
	});

	it('are for those who are signed in, and only for browsers', async () => {
		gitlab.world.signedIn = null;
		const { url, text } = await look('/acme/website');
		expect(url).toBe(`${gitlab.url}/users/sign_in`);
		expect(text).toContain('Maria Santos');
		await send('/users/sign_in', { username: 'maria.santos' });
		expect(gitlab.world.signedIn).toBe(base.users.maria);
		const other = await fetch(`${gitlab.url}/acme/website`, { redirect: 'manual' });
		expect(other.status).toBe(302);
	});
});
