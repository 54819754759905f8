import type { FastifyInstance, FastifyRequest } from 'fastify';

import { Refusal } from './http/refusal';
import type { Values } from './http/values';
import { text } from './http/values';
import type { OAuth } from './oauth';
import type { OAuthApp, User } from './world/model';
import type { World } from './world/world';

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

/** Adds GitLab's OAuth2 endpoints to the server. */
export function serveOAuth(server: FastifyInstance, oauth: OAuth, world: World, basePath: string): void {
	const root = `${basePath}/oauth`;
	const asker = () => {
		if (!world.signedIn) throw new Refusal(401, { error: 'login_required' });
		return world.signedIn;
	};
	const given = (request: FastifyRequest): Values => ({
		...(request.query as Values),
		...((request.body as Values) ?? {}),
	});
	server.get(`${root}/authorize`, (request, reply) => {
		const query = request.query as Values;
		const page = consentPage(oauth.appOf(text(query, 'client_id')), asker(), `${root}/authorize`, query);
		return reply.type('text/html').send(page);
	});
	server.post(`${root}/authorize`, (request, reply) => reply.redirect(oauth.allow(given(request), asker())));
	server.post(`${root}/token`, (request) =>
		oauth.exchange(given(request), oauth.client(request, given(request))),
	);
	server.post(`${root}/revoke`, (request) => {
		oauth.client(request, given(request));
		oauth.revoke(text(given(request), 'token') ?? '');
		return {};
	});
	server.get(`${root}/token/info`, (request) => {
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
	});
}
