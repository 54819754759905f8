import { createHash } from 'node:crypto';

import type { Gitlab } from './index';
import { startGitlab } from './index';
import type { Grant } from './oauth';
import type { Seed } from './seed';
import { seed } from './seed';
import { ask } from './visit';

const REDIRECT = 'http://127.0.0.1:5678/rest/oauth2-credential/callback';

describe('OAuth2', () => {
	let gitlab: Gitlab;
	let seeded: Seed;

	beforeEach(async () => {
		gitlab = await startGitlab({ basePath: '/gitlab' });
		seeded = seed(gitlab.world);
	});
	afterEach(() => gitlab.close());

	const post = (path: string, body: Record<string, string>, headers: Record<string, string> = {}) =>
		fetch(`${gitlab.url}/oauth/${path}`, {
			method: 'POST',
			body: new URLSearchParams(body),
			headers,
			redirect: 'manual',
		});

	/** Goes through the page as a browser does, and gives the code. */
	async function authorize(more: Record<string, string> = {}): Promise<string> {
		const query = {
			client_id: seeded.oauthApp.clientId,
			redirect_uri: REDIRECT,
			response_type: 'code',
			scope: 'api',
			state: 'abc=&"x',
			...more,
		};
		const page = await fetch(`${gitlab.url}/oauth/authorize?${new URLSearchParams(query).toString()}`);
		const html = await page.text();
		const unescape = (words: string) =>
			words.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
		const inputs = [...html.matchAll(/name="([^"]+)" value="([^"]*)"/g)].filter(
			([, name]) => name !== 'commit',
		);
		const fields = Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, unescape(value)]));
		expect(html).toContain('action="/gitlab/oauth/authorize"');
		const answer = await post('authorize', fields);
		const back = new URL(answer.headers.get('location') ?? '');
		expect(back.href.startsWith(REDIRECT)).toBe(true);
		expect(back.searchParams.get('state')).toBe('abc=&"x');
		return back.searchParams.get('code') ?? '';
	}

	const client = () => ({ client_id: seeded.oauthApp.clientId, client_secret: seeded.oauthApp.clientSecret });
	const redeem = (code: string, more: Record<string, string> = {}) =>
		post('token', { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, ...client(), ...more });
	const refresh = (refresh_token: string) =>
		post('token', { grant_type: 'refresh_token', refresh_token, ...client() });
	const user = (token: string) => ask(gitlab, 'GET', 'user', { token });

	it('leads from the page to a token that works for two hours', async () => {
		const answer = await redeem(await authorize());
		const grant = (await answer.json()) as Grant;
		expect(grant).toMatchObject({ token_type: 'Bearer', expires_in: 7200, scope: 'api' });
		expect((await user(grant.access_token)).body).toMatchObject({ username: 'maria.santos' });
		const info = await fetch(`${gitlab.url}/oauth/token/info`, {
			headers: { authorization: `Bearer ${grant.access_token}` },
		});
		expect(await info.json()).toMatchObject({ resource_owner_id: seeded.users.maria.id, scope: ['api'] });
	});

	it('takes a code once, and only with the same redirect address', async () => {
		const code = await authorize();
		expect((await redeem(code, { redirect_uri: 'http://elsewhere.example' })).status).toBe(400);
		const other = await authorize();
		expect((await redeem(other)).status).toBe(200);
		expect(await (await redeem(other)).json()).toMatchObject({ error: 'invalid_grant' });
	});

	it('holds the caller to its PKCE challenge', async () => {
		const verifier = 'v'.repeat(43);
		const code_challenge = createHash('sha256').update(verifier).digest('base64url');
		const pkce = { code_challenge, code_challenge_method: 'S256' };
		expect((await redeem(await authorize(pkce), { code_verifier: 'w'.repeat(43) })).status).toBe(400);
		expect((await redeem(await authorize(pkce), { code_verifier: verifier })).status).toBe(200);
	});

	it('takes the client’s secret from a Basic header too, and refuses a wrong one', async () => {
		const { clientId, clientSecret } = seeded.oauthApp;
		const token = (secret: string, code: string) =>
			post(
				'token',
				{ grant_type: 'authorization_code', code, redirect_uri: REDIRECT },
				{ authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
			);
		expect((await token(clientSecret, await authorize())).status).toBe(200);
		const refused = await token('wrong', await authorize());
		expect([refused.status, await refused.json()]).toMatchObject([401, { error: 'invalid_client' }]);
	});

	it('kills both old tokens when they are refreshed', async () => {
		const old = gitlab.grant(seeded.oauthApp, seeded.users.maria, ['api']);
		const fresh = (await (await refresh(old.refresh_token)).json()) as Grant;
		expect((await user(fresh.access_token)).status).toBe(200);
		expect(await user(old.access_token)).toMatchObject({ status: 401, body: { error: 'invalid_token' } });
		expect(await (await refresh(old.refresh_token)).json()).toMatchObject({ error: 'invalid_grant' });
	});

	it('ends with a revocation', async () => {
		const { access_token } = gitlab.grant(seeded.oauthApp, seeded.users.maria, ['api']);
		expect((await post('revoke', { token: access_token, ...client() })).status).toBe(200);
		expect((await user(access_token)).status).toBe(401);
	});
});
