import { Refusal } from './http/refusal';
import { Answer } from './http/reply';
import { inputOf } from './http/request';
import type { Endpoint, Exchange } from './http/server';
import type { Values } from './http/values';
import { text } from './http/values';
import { html } from './pages/html';
import { page } from './pages/layout';
import type { Shown } from './pages/layout';
import type { OAuthApp, User } from './world/model';

function consent(app: OAuthApp, action: string, query: Values): Shown {
	const fields = Object.entries(query).map(
		([name, value]) => html`<input type="hidden" name="${name}" value="${String(value)}" />`,
	);
	const content = html`<form method="post" action="${action}">
		${fields}<button name="commit" value="Authorize">Authorize ${app.name}</button>
	</form>`;
	return { title: `Authorize ${app.name} to use your account?`, content };
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
	const { title, content } = consent(app, action, request.query);
	return new Answer(200, page(title, content, asker(exchange), server.world.url), 'text/html');
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
