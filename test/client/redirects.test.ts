import { path } from '../../nodes/Gitlab/client/path';
import { redirectFailure } from '../../nodes/Gitlab/client/redirect';
import { parseServer } from '../../nodes/Gitlab/client/server';
import type { Fault } from '../gitlab';
import { startGitlab } from '../gitlab';
import { locator } from '../parameters';
import { Scene } from '../scene';

const scene = new Scene();
const get = { operation: 'get', issue: locator(1) };
const getMany = { operation: 'getMany', returnAll: true };
const run = async (project: string, parameters: object = get) =>
	await scene.run({ resource: 'issue', project: locator(project), ...parameters });

/** The project has moved: its old path points to its ID, as GitLab does. */
const moved = (location: (path: string) => string): Fault => {
	const fault: Fault = { kind: 'redirect', status: 301 };
	fault.match = ({ path }) => {
		fault.location = location(path.replace('acme%2Fold', String(scene.seeded.projects.website.id)));
		return path.includes('acme%2Fold');
	};
	return fault;
};

test.each([
	['a thing', get],
	['a list', getMany],
])('%s of a moved project is read from its new place', async (_, parameters) => {
	const { json: expected } = await run('acme/website', parameters);
	scene.gitlab.faults.add(moved((path) => `${scene.gitlab.url}${path}`));
	const { json, error } = await run('acme/old', parameters);
	expect(error).toBeUndefined();
	expect(json).toEqual(expected);
	expect(json).not.toEqual([]);
});

test('a new place is understood without its host, too', async () => {
	scene.gitlab.faults.add(moved((path) => path));
	expect((await run('acme/old')).json).toMatchObject([{ iid: 1 }]);
});

test('a read is not sent on to another host, and says where it points', async () => {
	const elsewhere = await startGitlab();
	const host = elsewhere.url.replace('127.0.0.1', 'localhost');
	scene.gitlab.faults.add({ kind: 'redirect', location: `${host}/api/v4/user?private=1` });
	const { error } = await run('acme/website');
	expect(error?.message).toBe('The server answered 302 to GET and redirects elsewhere [item 0]');
	expect(error?.description).toContain(`(${host}/api/v4/user)`);
	expect(elsewhere.requests).toEqual([]);
	await elsewhere.close();
});

test('to https of the same host, the message says what the server URL should be', async () => {
	const https = scene.gitlab.url.replace('http:', 'https:');
	const fault: Fault = { kind: 'redirect', status: 301 };
	fault.match = ({ path }) => {
		fault.location = `${https}${path}?private=1`;
		return true;
	};
	scene.gitlab.faults.add(fault);
	const { error } = await run('acme/website');
	expect(error?.description).toMatch(
		new RegExp(`^The token is not sent on .* Use ${https} as 'Server URL' in the credential\\.$`),
	);
	expect(error?.description).not.toContain('private');
});

test('to another host, the server URL is advised with care, and a user is not shown', async () => {
	const fault: Fault = { kind: 'redirect', status: 307 };
	fault.match = ({ path }) => {
		fault.location = `https://user:secret@git.example.com${path}`;
		return true;
	};
	scene.gitlab.faults.add(fault);
	const { error } = await run('acme/website');
	expect(error?.description).toMatch(
		/^The token is not sent on to another host .* If GitLab has moved there, use https:\/\/git\.example\.com as 'Server URL'/,
	);
	expect(JSON.stringify(error)).not.toContain('secret');
});

test('from https to http of the same host nobody is advised to go', () => {
	const server = parseServer('https://git.example.com');
	const reply = { status: 302, headers: { location: 'http://git.example.com/api/v4/user' }, body: '' };
	const { facts } = redirectFailure(reply, { method: 'GET', path: path`/user` }, server);
	expect(facts).toMatchObject({ location: 'http://git.example.com/api/v4/user', advice: undefined });
});

test.each([
	'/users/sign_in',
	'/api/v4/../../admin',
	'/api/v4/%2e%2e/%2e%2e/admin',
	'/api/v4',
	'https://',
	'',
])('a read is not sent out of the API (%j)', async (location) => {
	scene.gitlab.faults.add({ kind: 'redirect', location });
	const { error } = await run('acme/website');
	expect(error?.message).toMatch(/redirects elsewhere/);
	expect(scene.gitlab.requests.length).toBeLessThanOrEqual(1);
});

test('a read that is sent round in a circle ends', async () => {
	scene.gitlab.faults.add({ kind: 'redirect', location: `${scene.gitlab.url}/api/v4/user` });
	const { error } = await run('acme/website');
	expect(error?.message).toBe('The server redirects endlessly [item 0]');
});
