import { startGitlab } from '../gitlab';
import type { Scene } from './scene';
import { setScene } from './scene';
import { startedByHand } from './workflows';

describe('the test of the access token credential in n8n', () => {
	let scene: Scene;

	beforeAll(async () => {
		scene = await setScene();
	});
	afterAll(async () => await scene?.strike());

	const testWith = async (data: Record<string, unknown>) => {
		const whole = { server: scene.gitlab.url, ...data };
		const credential = await scene.n8n.createCredential('Tested', 'gitlabDevopsApi', whole);
		return await scene.n8n.testCredential(credential);
	};
	const tokenWith = (...scopes: string[]) => scene.gitlab.world.createToken(scene.users.maria, scopes);

	it.each(['api', 'read_api'])('accepts a token with the scope %s', async (scope) => {
		expect(await testWith({ accessToken: tokenWith(scope) })).toMatchObject({ status: 'OK' });
	});

	it('accepts a server address with a slash at its end', async () => {
		const tested = await testWith({ server: `${scene.gitlab.url}/`, accessToken: tokenWith('api') });
		expect(tested).toMatchObject({ status: 'OK' });
	});

	it('says that a wrong token is wrong', async () => {
		expect(await testWith({ accessToken: 'glpat-nobody-has-this' })).toEqual({
			status: 'Error',
			message: expect.stringMatching(/does not accept this token/),
		});
	});

	it('says that a revoked token is not accepted', async () => {
		const accessToken = tokenWith('api');
		scene.gitlab.world.revokeToken(accessToken);
		expect(await testWith({ accessToken })).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/revoked/),
		});
	});

	it('says that the scope is missing', async () => {
		expect(await testWith({ accessToken: tokenWith('read_repository') })).toEqual({
			status: 'Error',
			message: expect.stringMatching(/lacks a scope/),
		});
	});

	it('accepts a token as it was pasted', async () => {
		const accessToken = ` \u200b"${tokenWith('api')}"\r\n`;
		expect(await testWith({ accessToken })).toMatchObject({ status: 'OK' });
	});

	it('accepts a token that may not read its user, which a fine-grained one need not', async () => {
		scene.gitlab.faults.add({
			kind: 'status',
			status: 403,
			body: { error: 'insufficient_granular_scope', error_description: 'Access denied' },
		});
		const tested = await testWith({ accessToken: tokenWith('api') });
		scene.gitlab.faults.clear();
		expect(tested).toMatchObject({ status: 'OK' });
	});

	it.each([301, 302, 303, 307, 308])('takes no token to where a %i points', async (status) => {
		const elsewhere = await startGitlab();
		const location = `${elsewhere.url.replace('127.0.0.1', 'localhost')}/api/v4/user`;
		scene.gitlab.faults.add({ kind: 'redirect', status, location });
		const tested = await testWith({ accessToken: tokenWith('api') });
		scene.gitlab.faults.clear();
		await elsewhere.close();
		expect(tested).toEqual({ status: 'Error', message: expect.stringMatching(/redirects elsewhere/) });
		expect(elsewhere.requests).toEqual([]);
	});

	it('takes no token to where a redirect of an HTTP Request node points', async () => {
		const elsewhere = await startGitlab();
		const location = `${elsewhere.url.replace('127.0.0.1', 'localhost')}/api/v4/user`;
		scene.gitlab.faults.add({ kind: 'redirect', location });
		const { id, name, type } = scene.credential;
		const workflow = startedByHand('Redirected', {
			id: 'request',
			name: 'Request',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			position: [240, 0],
			parameters: {
				url: `${scene.gitlab.url}/api/v4/user`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: type,
			},
			credentials: { [type]: { id, name } },
		});
		const saved = await scene.create(workflow);
		await scene.n8n.run(saved.id, 'Start');
		scene.gitlab.faults.clear();
		await scene.clear();
		await elsewhere.close();
		expect(elsewhere.requests).toHaveLength(1);
		expect(JSON.stringify(elsewhere.requests)).not.toContain('glpat-');
		expect(elsewhere.requests[0].headers).not.toHaveProperty('authorization');
	});

	it.each([200, 403])('says that a web page with %i is not GitLab', async (status) => {
		scene.gitlab.faults.add({ kind: 'html', status, body: '\n<!DOCTYPE html><title>Wiki</title>' });
		const tested = await testWith({ accessToken: tokenWith('api') });
		scene.gitlab.faults.clear();
		expect(tested).toEqual({ status: 'Error', message: expect.stringMatching(/is not GitLab/) });
	});

	it.each(['https://user:secret@host.example', 'https//user:se/cret@host.example'])(
		'shows no password of the server URL %s',
		async (server) => {
			expect(await testWith({ server, accessToken: tokenWith('api') })).toEqual({
				status: 'Error',
				message: expect.stringMatching(/must not contain a username or password before host\.example$/),
			});
		},
	);

	it('says of an empty token that it is empty', async () => {
		const tested = await testWith({ accessToken: ' \n' });
		expect(tested).toEqual({ status: 'Error', message: expect.stringMatching(/'Access Token' .* is empty/) });
	});

	it('never shows the token', async () => {
		const tested = await testWith({ accessToken: 'glpat-nobody-has-this' });
		expect(JSON.stringify(tested)).not.toContain('glpat-');
	});
});
