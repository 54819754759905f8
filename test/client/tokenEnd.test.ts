import { Container } from '@n8n/di';
import { Logger } from '@n8n/backend-common';
import { runGitlab } from '../engine';
import { credentialsFor, locator } from '../parameters';
import { Scene } from '../scene';

const scene = new Scene();
const DAY_MS = 86_400_000;
const getIssue = { resource: 'issue', operation: 'get', project: locator('acme/website'), issue: locator(1) };
const SELF = '/api/v4/personal_access_tokens/self';

const tokenThatEnds = (days: number) =>
	scene.gitlab.world.createToken(scene.seeded.users.maria, ['api'], {
		expires_at: new Date(Date.now() + days * DAY_MS).toISOString(),
	});

const run = async (accessToken: string, mode: 'manual' | 'trigger' = 'trigger') => {
	const credentials = credentialsFor(scene.gitlab, accessToken);
	const { run: whole, error } = await runGitlab(getIssue, { credentials, mode });
	expect(error).toBeUndefined();
	const hints = Object.values(whole.data.resultData.runData).flatMap((runs) =>
		runs.flatMap(({ hints = [] }) => hints),
	);
	return hints.map(({ message }) => message);
};
const askedForEnd = () => scene.gitlab.requests.filter(({ path }) => path === SELF).length;

let warned: string[];
beforeEach(() => {
	warned = [];
	jest
		.spyOn(Container.get(Logger), 'warn')
		.mockImplementation((message: string) => void warned.push(message));
});
afterEach(() => jest.restoreAllMocks());

test('a token that ends within 14 days is told at the output and once in the log', async () => {
	const token = tokenThatEnds(9);
	const words = /^The access token ends on \d{4}-\d\d-\d\d \(in 9 days\): rotate it or make a new one/;
	expect(await run(token)).toEqual([expect.stringMatching(words)]);
	expect(await run(token)).toEqual([expect.stringMatching(words)]);
	expect(warned).toEqual([expect.stringMatching(/^GitLab.*, workflow workflow: The access token ends on/)]);
	expect(askedForEnd()).toBe(1);
});

test('one that ends later is not, and GitLab is asked once for many runs', async () => {
	const token = tokenThatEnds(30);
	for (let runs = 0; runs < 5; runs++) expect(await run(token)).toEqual([]);
	expect(askedForEnd()).toBe(1);
	expect(warned).toEqual([]);
});

test('a run by hand does not ask, and tells what is known', async () => {
	const token = tokenThatEnds(3);
	expect(await run(token, 'manual')).toEqual([]);
	expect(askedForEnd()).toBe(0);
	await run(token);
	expect(await run(token, 'manual')).toEqual([expect.stringMatching(/in 3 days/)]);
	expect(askedForEnd()).toBe(1);
});

test.each([
	['may not tell', 403, { error: 'insufficient_granular_scope' }],
	['is in trouble', 502, { message: 'Bad gateway' }],
])('where GitLab %s, nothing is lost, and it is not asked again', async (_, status, body) => {
	const token = tokenThatEnds(3);
	scene.gitlab.faults.add({ kind: 'status', status, body, match: ({ path }) => path === SELF });
	expect(await run(token)).toEqual([]);
	expect(await run(token)).toEqual([]);
	expect(askedForEnd()).toBe(1);
});

test('a token without an end has none', async () => {
	expect(await run(scene.gitlab.world.createToken(scene.seeded.users.maria, ['api']))).toEqual([]);
});
