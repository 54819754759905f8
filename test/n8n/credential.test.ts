import type { Scene } from './scene';
import { setScene } from './scene';

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

	it('never shows the token', async () => {
		const tested = await testWith({ accessToken: 'glpat-nobody-has-this' });
		expect(JSON.stringify(tested)).not.toContain('glpat-');
	});
});
