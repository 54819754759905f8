import type { Fault } from '../gitlab';
import { locator } from '../parameters';
import { Scene } from '../scene';

const scene = new Scene();
const run = async (project: string | number, issue = 1) =>
	await scene.run({
		resource: 'issue',
		operation: 'get',
		project: locator(project),
		issue: locator(issue),
	});

test.each<[string, Fault]>([
	[
		'as an address that GitLab does not know',
		{ kind: 'status', status: 404, body: { error: '404 Not Found' } },
	],
	['as a page of the proxy', { kind: 'html', status: 404, body: '<!DOCTYPE html><title>Not Found</title>' }],
])('a proxy that decodes %%2F is told of: %s', async (_, fault) => {
	scene.gitlab.faults.add({ ...fault, match: ({ path }) => path.includes('%2F') });
	const { error } = await run('acme/website');
	expect(error?.description).toMatch(/^Check 'Server URL' .* proxy in front of GitLab may decode %2F/);
	expect((await run(scene.seeded.projects.website.id)).error).toBeUndefined();
});

test('of what is missing no proxy is accused', async () => {
	expect((await run('acme/website', 404)).error?.description).not.toContain('proxy');
	expect((await run('acme/nothing')).error?.description).not.toContain('proxy');
});
