import { Refusal } from './http/refusal';
import { Answer } from './http/reply';
import { inputOf } from './http/request';
import type { Endpoint, Exchange } from './http/server';
import type { Values } from './http/values';
import { text } from './http/values';
import type { OAuthApp, User } from './world/model';

const escape = (words: string) => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function consentPage(app: OAuthApp, user: User, action: string, query: Values): string {
	const fields = Object.entries(query).map(
		([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(String(value))}">`,
	);
	return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Authorize · GitLab</title></head><body>
<main><h1>Authorize ${escape(app.name)} to use your account?</h1><p>Signed in as ${escape(user.name)} (@${escape(user.username)}).</p>
<form method="post" action="${escape(action)}">${fields.join('')}<button type="submit" name="commit" value="Authorize">Authorize ${escape(app.name)}</button></form></main>
</body></html>`;
}

const asker = ({ server }: Exchange): User => {
	const { signedIn } = server.world;
	if (!signedIn) throw new Refusal(401, { error: 'login_required' });
	return signedIn;
};

const given = ({ request }: Exchange): Values => inputOf(request);

function showConsent(exchange: Exchange): Answer {
	const { server, request } = exchange;
	const app = server.oauth.appOf(text(request.query, 'client_id'));
	const action = `${server.basePath}/oauth/authorize`;
	return new Answer(200, consentPage(app, asker(exchange), action, request.query), 'text/html');
}

function authorize(exchange: Exchange): Answer {
	return new Answer(302, '', undefined, {
		location: exchange.server.oauth.allow(given(exchange), asker(exchange)),
	});
}

function giveToken(exchange: Exchange): Answer {
	const { oauth } = exchange.server;
	const { headers } = exchange.request;
	return new Answer(200, oauth.exchange(given(exchange), oauth.client(headers, given(exchange))));
}

function revoke(exchange: Exchange): Answer {
	const { oauth } = exchange.server;
	oauth.client(exchange.request.headers, given(exchange));
	oauth.revoke(text(given(exchange), 'token') ?? '');
	return new Answer(200, {});
}

function tokenInfo({ server: { world }, request }: Exchange) {
	const value = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
	const token = world.tokens.get(value);
	if (!token || token.revoked) {
		throw new Refusal(401, { error: 'invalid_token', error_description: 'The access token is invalid' });
	}
	const expires_in = token.expires_at
		? Math.round((Date.parse(token.expires_at) - Date.parse(world.now())) / 1000)
		: null;
	const created_at = Math.floor(Date.parse(token.created_at) / 1000);
	return {
		resource_owner_id: token.user.id,
		scope: token.scopes,
		expires_in,
		application: { uid: token.name },
		created_at,
	};
}

/** GitLab's OAuth2 endpoints. */
export const oauthEndpoints: Array<[method: string, path: string, endpoint: Endpoint]> = [
	['GET', '/oauth/authorize', showConsent],
	['POST', '/oauth/authorize', authorize],
	['POST', '/oauth/token', giveToken],
	['POST', '/oauth/revoke', revoke],
	['GET', '/oauth/token/info', tokenInfo],
];
