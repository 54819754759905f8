import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

import { Refusal } from './http/refusal';
import type { Values } from './http/values';
import { text } from './http/values';
import type { OAuthApp, User } from './world/model';
import type { World } from './world/world';

const LIFETIME_S = 7200;

const badClient = () =>
	new Refusal(401, {
		error: 'invalid_client',
		error_description:
			'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
	});
const badGrant = () =>
	new Refusal(400, {
		error: 'invalid_grant',
		error_description:
			'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
	});

/** What the token endpoint answers. */
export interface Grant {
	access_token: string;
	token_type: 'Bearer';
	expires_in: number;
	refresh_token: string;
	scope: string;
	created_at: number;
}

interface Code {
	app: OAuthApp;
	user: User;
	scopes: string[];
	redirectUri: string;
	challenge?: string;
	method?: string;
}

type Refreshable = Pick<Code, 'app' | 'user' | 'scopes'> & { access: string };

/** GitLab as an OAuth2 provider: codes, access tokens, and refresh tokens that serve once. */
export class OAuth {
	private readonly codes = new Map<string, Code>();
	private readonly refreshables = new Map<string, Refreshable>();

	constructor(private readonly world: World) {}

	/** A new pair of tokens. */
	grant(app: OAuthApp, user: User, scopes: string[]): Grant {
		const now = Date.parse(this.world.now());
		const expires_at = new Date(now + LIFETIME_S * 1000).toISOString();
		const [access, refresh] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')];
		this.world.createToken(user, scopes, { kind: 'oauth', value: access, name: app.clientId, expires_at });
		this.refreshables.set(refresh, { app, user, scopes, access });
		const created_at = Math.floor(now / 1000);
		const scope = scopes.join(' ');
		return {
			access_token: access,
			token_type: 'Bearer',
			expires_in: LIFETIME_S,
			refresh_token: refresh,
			scope,
			created_at,
		};
	}

	appOf(clientId: string | undefined): OAuthApp {
		const app = this.world.apps.find((each) => each.clientId === clientId);
		if (!app) throw badClient();
		return app;
	}

	/** The user said yes: a code, and the way back to who asked. */
	allow(given: Values, user: User): string {
		const app = this.appOf(text(given, 'client_id'));
		const redirectUri = text(given, 'redirect_uri') ?? '';
		if (app.redirectUris.length && !app.redirectUris.includes(redirectUri)) {
			throw new Refusal(400, { error: 'invalid_redirect_uri' });
		}
		const code = randomBytes(32).toString('hex');
		const scopes = (text(given, 'scope') || 'api').split(/[ +]/);
		const pkce = { challenge: text(given, 'code_challenge'), method: text(given, 'code_challenge_method') };
		this.codes.set(code, { app, user, scopes, redirectUri, ...pkce });
		const back = new URL(redirectUri);
		back.searchParams.set('code', code);
		const state = text(given, 'state');
		if (state !== undefined) back.searchParams.set('state', state);
		return back.href;
	}

	/** POST /oauth/token. */
	exchange(given: Values, app: OAuthApp): Grant {
		switch (text(given, 'grant_type')) {
			case 'authorization_code':
				return this.redeem(given, app);
			case 'refresh_token':
				return this.refresh(text(given, 'refresh_token') ?? '', app);
			default:
				throw new Refusal(400, {
					error: 'unsupported_grant_type',
					error_description: 'The authorization grant type is not supported by the authorization server.',
				});
		}
	}

	private redeem(given: Values, app: OAuthApp): Grant {
		const value = text(given, 'code') ?? '';
		const code = this.codes.get(value);
		this.codes.delete(value);
		if (!code || code.app !== app || code.redirectUri !== text(given, 'redirect_uri')) throw badGrant();
		if (code.challenge) {
			const verifier = text(given, 'code_verifier') ?? '';
			const hashed = createHash('sha256').update(verifier).digest('base64url');
			if (code.challenge !== (code.method === 'S256' ? hashed : verifier)) throw badGrant();
		}
		return this.grant(app, code.user, code.scopes);
	}

	/** A refresh ends the life of both old tokens. */
	private refresh(token: string, app: OAuthApp): Grant {
		const known = this.refreshables.get(token);
		if (!known || known.app !== app) throw badGrant();
		this.refreshables.delete(token);
		this.world.revokeToken(known.access);
		return this.grant(app, known.user, known.scopes);
	}

	revoke(token: string): void {
		this.world.revokeToken(token);
		const known = this.refreshables.get(token);
		if (known) this.world.revokeToken(known.access);
		this.refreshables.delete(token);
	}

	/** The application that asks, by what is in the body or in the Basic header. */
	client(headers: IncomingHttpHeaders, given: Values): OAuthApp {
		const basic = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1];
		const [id, secret] = basic
			? Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent)
			: [text(given, 'client_id'), text(given, 'client_secret')];
		const app = this.appOf(id);
		// Who keeps no secret needs to show none, for a code and to renew; the code is proved with PKCE then.
		if (secret !== app.clientSecret && (app.confidential || secret)) throw badClient();
		return app;
	}
}
