import type { Credentials } from '../engine';
import { runGitlab } from '../engine';
import { locator } from '../parameters';
import { Answering } from './answering';

const server = new Answering();

const TOKENS = { access_token: 'the-access-token', refresh_token: 'the-refresh-token', token_type: 'Bearer' };

const credentials = (oauthTokenData?: object): Credentials => ({
	gitlabDevopsOAuth2Api: {
		server: server.url,
		grantType: 'pkce',
		authentication: 'header',
		accessTokenUrl: `${server.url}/oauth/token`,
		clientId: 'client',
		clientSecret: 'gloas-application-secret',
		oauthTokenData,
	} as never,
});

const get = async (tokens?: object) =>
	await runGitlab(
		{
			authentication: 'oAuth2',
			resource: 'issue',
			operation: 'get',
			project: locator(1),
			issue: locator(1),
		},
		{ credentials: credentials(tokens) },
	);

test.each([
	['invalid_grant', 400],
	['invalid_client', 401],
	['unauthorized_client', 400],
	['something new', 400],
])(
	'a connection that GitLab refuses to renew (%s) is asked for once, and has to be made again',
	async (error, status) => {
		server.answer = (response, { path }) => {
			if (path !== '/oauth/token') return response.writeHead(401).end('{"message":"401 Unauthorized"}');
			const body = { error, error_description: 'No more of the-refresh-token' };
			return response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
		};
		const { error: failed } = await get(TOKENS);
		expect(failed?.message).toMatch(/^GitLab does not renew the OAuth2 connection: /);
		expect(failed?.description).toContain('connect the OAuth2 credential again');
		expect(JSON.stringify(failed)).not.toContain('the-refresh-token');
		expect(server.asked.map(({ path }) => path)).toEqual(['/api/v4/projects/1/issues/1', '/oauth/token']);
	},
);

test.each([undefined, {}])('a credential that nobody has connected (%j) asks nobody', async (tokens) => {
	server.always(200);
	const { error: failed } = await get(tokens);
	expect(failed?.message).toBe('The OAuth2 credential is not connected');
	expect(failed?.description).toContain('connect the OAuth2 credential');
	expect(server.asked).toEqual([]);
});
