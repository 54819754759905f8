import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { GitlabError } from './errors';
import type { Request } from './message';
import { RateLimiter } from './rateLimiter';

/** One token to ask with, and what is known of its limit. */
export interface Token {
	readonly limiter: RateLimiter;
	/** The credential with this token in it; undefined where n8n finds the token by itself. */
	readonly credential?: ICredentialDataDecryptedObject;
}

/**
 * The tokens of a credential. The first one asks as long as it may; the others help with reading what is the
 * same for everybody when its limit is near.
 */
export class Tokens {
	readonly first: Token;
	private helpers: Token[];

	constructor(credential: ICredentialDataDecryptedObject | undefined, additional: readonly string[] = []) {
		this.first = { limiter: new RateLimiter(), credential };
		this.helpers = additional.map((accessToken) => ({
			limiter: new RateLimiter(),
			credential: { ...credential, accessToken },
		}));
	}

	/** The token that may send this request first. */
	for(request: Request): Token {
		const possible = isSameForAll(request) ? [this.first, ...this.helpers] : [this.first];
		return possible.reduce((best, token) => (token.limiter.delay < best.limiter.delay ? token : best));
	}

	/** Asks no more with a token that GitLab does not know. */
	drop(token: Token): void {
		this.helpers = this.helpers.filter((one) => one !== token);
	}
}

/**
 * A token as it was pasted, without what copying brings along: blanks and line breaks, also those that nobody
 * sees, quotes, and the name of the header that it stood in. No token of GitLab holds any of these.
 */
export function tokenIn(typed: unknown): string {
	return String(typed ?? '')
		.replace(/^[\s\p{C}"'`“”‘’]*(?:(?:authorization|private-token):[\s\p{C}]*)?(?:bearer[\s\p{C}]+)?/iu, '')
		.replace(/[\s\p{C}"'`“”‘’]+/gu, '');
}

/**
 * The token that a credential cannot do without.
 *
 * @throws GitlabError of kind `unauthorized` for what no header can hold, and for none: GitLab would answer
 * as if nobody asked
 */
export function accessTokenIn(typed: unknown): string {
	const token = tokenIn(typed);
	if (fitsHeader(token)) return token;
	throw new GitlabError(
		'unauthorized',
		token
			? "'Access Token' in the credential contains characters that tokens do not have"
			: "'Access Token' in the credential is empty",
	);
}

/** Tokens as users list them: one a line, or with commas between them. */
export function tokensIn(typed: unknown): string[] {
	return String(typed ?? '')
		.split(/[\s,;]+/)
		.map(tokenIn)
		.filter((token) => fitsHeader(token) && !/^(?:bearer|(?:authorization|private-token):)$/i.test(token));
}

function fitsHeader(token: string): boolean {
	return /^[!-~]+$/.test(token);
}

/** Whether everybody who may see what a request asks for gets the same answer. */
function isSameForAll({ method, path, query = {} }: Request): boolean {
	const isPersonal =
		/^(?:created_by|assigned_to|reviews_for)_me$/.test(String(query.scope)) || 'my_reaction_emoji' in query;
	return method === 'GET' && !isPersonal && /^\/(?:projects|groups)\/./.test(path.encoded);
}
