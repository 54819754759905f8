import type { Base } from '../base';
import { seedBase } from '../base';
import type { Gitlab } from '../index';
import { startGitlab } from '../index';
import { ask } from '../visit';
import { seedWikiPages } from './wikiPage';

describe('A wiki page', () => {
	let gitlab: Gitlab;
	let base: Base;

	beforeEach(async () => {
		gitlab = await startGitlab();
		base = seedBase(gitlab.world);
		await seedWikiPages(gitlab, base);
	});
	afterEach(() => gitlab.close());

	const api = (method: string, path: string, body?: object, token = base.token) =>
		ask(gitlab, method, `projects/acme%2Fwebsite/wikis${path}`, { token, body });

	it('comes in a list that is whole, with its content where that is asked for', async () => {
		const { body, headers } = await api('GET', '?per_page=1');
		expect(body).toEqual([
			{ slug: 'Release-checklist', title: 'Release checklist', format: 'markdown', wiki_page_meta_id: 2 },
		]);
		expect(headers.get('x-total')).toBeNull();
		expect((await api('GET', '?with_content=true')).body).toMatchObject([{ content: '1. Freeze' }]);
	});

	it('moves with its title', async () => {
		const moved = await api('PUT', '/Release-checklist', { title: 'How we release' });
		expect(moved.body).toMatchObject({ slug: 'How-we-release', content: '1. Freeze' });
		const gone = { status: 404, body: { message: '404 Wiki Page Not Found' } };
		expect(await api('GET', '/Release-checklist')).toMatchObject(gone);
	});

	it('is written by developers and deleted by maintainers', async () => {
		const page = { title: 'Ideas', content: 'None yet' };
		expect((await api('POST', '', page, base.reporterToken)).status).toBe(403);
		expect((await api('POST', '', page, base.developerToken)).status).toBe(201);
		expect((await api('DELETE', '/Ideas', undefined, base.developerToken)).status).toBe(403);
		expect((await api('DELETE', '/Ideas')).status).toBe(204);
	});
});
