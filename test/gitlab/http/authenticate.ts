import type { IncomingHttpHeaders } from 'node:http';

import type { Token } from '../world/model';
import type { World } from '../world/world';
import { permissionsFor } from './permissions';
import { Refusal, unauthorized } from './refusal';
import type { Values } from './values';

const revoked = 'Token was revoked. You have to re-authorize from the user.';
const expired = 'Token is expired. You can either do re-authorization or token refresh.';

/** The token with which a request comes; null when it comes without one, a refusal when the token is no good. */
export function tokenOf(world: World, headers: IncomingHttpHeaders, query: Values): Token | null {
	const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? query.access_token;
	const given = headers['private-token'] ?? query.private_token ?? bearer;
	if (given === undefined || given === '') return null;
	const token = world.tokens.get(String(given));
	if (!token) throw unauthorized();
	if (token.kind === 'oauth' && given !== bearer) throw unauthorized();
	if (token.revoked) throw invalidToken(revoked);
	if (token.expires_at && token.expires_at <= world.now()) throw invalidToken(expired);
	if (token.user.state !== 'active') {
		throw new Refusal(403, { message: '403 Forbidden - Your account has been blocked.' });
	}
	return token;
}

function invalidToken(words: string): Refusal {
	return new Refusal(401, { error: 'invalid_token', error_description: words });
}

/**
 * Fine-grained tokens need a permission for each request.
 *
 * @see https://docs.gitlab.com/auth/tokens/fine_grained_access_tokens_rest/
 */
export function checkPermissions({ permissions = [] }: Token, method: string, route: string): void {
	const missing = permissionsFor(`${method} /${route}`).filter((each) => !permissions.includes(each));
	if (!missing.length) return;
	throw new Refusal(403, {
		error: 'insufficient_granular_scope',
		error_description: `Access denied: Your Personal Access Token lacks the required permissions: [${missing.join(', ')}].`,
	});
}

/** Scopes that let a token through, by what it wants to do. */
export function checkScope(token: Token, method: string, route: string): void {
	const allowed = ['api'];
	if (method === 'GET' || method === 'HEAD') allowed.push('read_api');
	if (method === 'GET' && /^(user$|users(\/|$))/.test(route)) allowed.push('read_user');
	// A token may always look at itself.
	if (route === 'personal_access_tokens/self' || token.scopes.some((scope) => allowed.includes(scope)))
		return;
	throw new Refusal(403, {
		error: 'insufficient_scope',
		error_description: 'The request requires higher privileges than provided by the access token.',
		scope: allowed.join(' '),
	});
}
