import type { Fault, Gitlab } from './index';
import { startGitlab } from './index';
import type { Seed } from './seed';
import { seed } from './seed';
import { ask } from './visit';

describe('The stand-in misbehaves when told to:', () => {
	let gitlab: Gitlab;
	let seeded: Seed;

	beforeEach(async () => {
		gitlab = await startGitlab();
		seeded = seed(gitlab.world);
	});
	afterEach(() => gitlab.close());

	const create = () =>
		ask(gitlab, 'POST', 'projects/1/issues', { token: seeded.token, body: { title: 'Is it there?' } });
	const issues = () => seeded.projects.website.issues.size;

	it('a status, as often as asked and then no more', async () => {
		gitlab.faults.add({ kind: 'status', status: 503, times: 1, headers: { 'retry-after': '1' } });
		const before = issues();
		const first = await create();
		expect(first.status).toBe(503);
		expect(first.headers.get('retry-after')).toBe('1');
		expect(issues()).toBe(before);
		expect((await create()).status).toBe(201);
	});

	it('HTML instead of JSON', async () => {
		gitlab.faults.add({ kind: 'html' });
		const answer = await create();
		expect(answer.status).toBe(502);
		expect(answer.body).toContain('<!DOCTYPE html>');
	});

	it('full pages of long texts, of which there are many', async () => {
		gitlab.faults.add({ kind: 'swell' });
		const options = { token: seeded.token };
		const { body, headers } = await ask(gitlab, 'GET', 'projects/1/issues?per_page=50', options);
		const rows = body as Array<{ id: number; description: string }>;
		expect(new Set(rows.map(({ id }) => id)).size).toBe(50);
		expect(headers.get('x-next-page')).toBe('2');
		expect(rows[0].description.length).toBeGreaterThan(1_000);
	});

	it('a redirect elsewhere', async () => {
		gitlab.faults.add({ kind: 'redirect', status: 301, location: `${gitlab.url}/api/v4/version` });
		const answer = await fetch(`${gitlab.url}/api/v4/user`, { redirect: 'manual' });
		expect([answer.status, answer.headers.get('location')]).toEqual([301, `${gitlab.url}/api/v4/version`]);
	});

	it.each<[Fault['kind'], boolean]>([
		['reset', false],
		['truncate', true],
	])('%s breaks the connection (the write took effect: %s)', async (kind, tookEffect) => {
		gitlab.faults.add({ kind, match: ({ method }) => method === 'POST' });
		const before = issues();
		await expect(create()).rejects.toThrow();
		expect(issues()).toBe(before + (tookEffect ? 1 : 0));
	});

	it('no answer at all, until the caller gives up', async () => {
		gitlab.faults.add({ kind: 'hang' });
		const asked = fetch(`${gitlab.url}/api/v4/version`, { signal: AbortSignal.timeout(50) });
		await expect(asked).rejects.toThrow('timeout');
	});

	it('latency, after which the answer comes', async () => {
		gitlab.faults.add({ kind: 'latency', ms: 60 });
		const started = performance.now();
		expect((await create()).status).toBe(201);
		expect(performance.now() - started).toBeGreaterThanOrEqual(50);
	});

	it('nothing any more once the faults are cleared', async () => {
		gitlab.faults.add({ kind: 'reset' });
		gitlab.faults.clear();
		expect((await create()).status).toBe(201);
	});
});
