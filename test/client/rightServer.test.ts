import { runGitlab } from '../engine';
import type { Gitlab, GitlabOptions } from '../gitlab';
import { startGitlab } from '../gitlab';
import type { Seed } from '../gitlab/seed';
import { seed } from '../gitlab/seed';
import { credentialsFor, locator } from '../parameters';

let gitlab: Gitlab;
let seeded: Seed;

const arrange = async (options: GitlabOptions = {}) => {
	gitlab = await startGitlab(options);
	seeded = seed(gitlab.world);
};
afterEach(async () => await gitlab.close());

const run = async (rest: string, items = 1, iid = 1) =>
	await runGitlab(
		{ resource: 'issue', operation: 'get', project: locator('acme/website'), issue: locator(iid) },
		{
			credentials: credentialsFor({ url: `${gitlab.url}${rest}` }, seeded.token),
			input: Array.from({ length: items }, () => ({})),
			onError: items > 1 ? 'continueRegularOutput' : undefined,
		},
	);
const withoutToken = () => gitlab.requests.filter(({ headers }) => headers.authorization === undefined);

test.each([
	['', '/some-user'],
	['', '/some-group/some-project/'],
	['/gitlab', '/some-group'],
])('GitLab at %j: with the address of a page (%j) the error names the server URL', async (basePath, rest) => {
	await arrange({ basePath });
	const { error } = await run(rest);
	expect(error?.description).toBe(
		`${gitlab.url}${rest.replace(/\/$/, '')} is the address of a page: use ${gitlab.url} as 'Server URL' in the credential.`,
	);
	expect(withoutToken().length).toBeGreaterThan(0);
});

test('a run looks for the right server URL once', async () => {
	await arrange();
	const { json } = await run('/some-user', 8);
	expect(json.filter(({ error }) => error)).toHaveLength(8);
	expect(withoutToken()).toHaveLength(2);
});

test('where GitLab answers nobody looks elsewhere, whatever is missing there', async () => {
	await arrange({ basePath: '/gitlab' });
	await run('', 3, 1);
	const { error } = await run('', 1, 404);
	expect(error?.message).toMatch(/^404 Not found|404 .*Not Found/);
	expect(error?.description).toContain('may not see it');
	expect(withoutToken().length).toBeLessThanOrEqual(1);
});
