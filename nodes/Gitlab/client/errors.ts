import { oneLine } from './line';

/**
 * What kept a request from its answer. Callers tell failures apart by this, never by their words.
 *
 * - `input`: a value cannot be sent as it is; `server`: the credential's server URL cannot be right; `credential`:
 *   another of its values cannot
 * - `unauthorized` (401), `insufficientScope` and `forbidden` (403), `notFound` (404), `conflict` (409),
 *   `invalid` (400, 422 and other 4xx), `rateLimited` (429), `moved` (redirected out of the API, or a write)
 * - `unavailable`: 5xx; `unreachable`: no connection; `timeout`; `certificate`: TLS refused
 * - `notGitlab`: a success that is not the API's (a web page, cut-off JSON); `tooLong`: one that is not read whole
 * - `cancelled`: the execution was stopped
 */
export type FailureKind =
	| 'input'
	| 'server'
	| 'credential'
	| 'unauthorized'
	| 'insufficientScope'
	| 'forbidden'
	| 'notFound'
	| 'conflict'
	| 'invalid'
	| 'rateLimited'
	| 'moved'
	| 'unavailable'
	| 'unreachable'
	| 'timeout'
	| 'certificate'
	| 'notGitlab'
	| 'tooLong'
	| 'cancelled';

/** Facts about a failure that help to say what to do about it. */
export interface FailureFacts {
	/** HTTP status, where there was an answer. */
	status?: number;
	/** GitLab's parameters that the answer complains about: `['title']`, or the thing that is missing: `['Project']`. */
	parameters?: string[];
	/** How a token ended that GitLab knew, where it says so. */
	ended?: 'expired' | 'revoked';
	/** Scopes that GitLab says the request needs, one of them: `['api']`; a fine-grained token has none. */
	scopes?: string[];
	/** When the limit ends, in milliseconds since 1970. */
	retryAt?: number;
	/** Where a redirect points, without its query. */
	location?: string;
	/** The code of a network failure: `ECONNREFUSED`. */
	code?: string;
	/** Whether the answer is a web page, so that somebody else than GitLab may have given it. */
	isWebPage?: boolean;
	/** What to do, where whoever asked knows it better than the kind of failure tells. */
	advice?: string;
	/** Whether GitLab may have done what was asked although there is no answer that says so. */
	uncertain?: boolean;
}

/** A request that did not succeed. `message` is in GitLab's own words, as one printable line. */
export class GitlabError extends Error {
	override name = 'GitlabError';

	constructor(
		readonly kind: FailureKind,
		message: string,
		readonly facts: FailureFacts = {},
	) {
		super(oneLine(message));
	}
}

/** Whether something thrown is a {@link GitlabError}: of one of the kinds, or of any where none is named. */
export function isFailure(error: unknown, ...kinds: FailureKind[]): error is GitlabError {
	return error instanceof GitlabError && (kinds.length === 0 || kinds.includes(error.kind));
}

/**
 * The failure that an answer of GitLab stands for. Its status says of which kind it is, whatever the body: a
 * proxy answers with web pages, GitLab with JSON in many forms or with text.
 *
 * @param status HTTP status, 400 or above
 * @param body the parsed body, or the text where it is no JSON
 * @see https://docs.gitlab.com/api/rest/troubleshooting/
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-status-codes
 */
export function failureOf(status: number, body: unknown): GitlabError {
	const isWebPage = isPage(body);
	const words = isWebPage
		? `The server answered ${status} with a web page: ${titleOf(body)}`
		: oneLine(flatten(body)) || `The server answered ${status} and gave no reason`;
	const answer = isRecord(body) ? body : {};
	if (isScopeMissing(answer)) {
		return new GitlabError('insufficientScope', words, { status, scopes: scopesIn(answer.scope) });
	}
	if (answer.needs_captcha_response === true) {
		// GitLab answers 409, but nothing is in conflict.
		const advice =
			'GitLab considers it spam. Change the text, or ask a GitLab administrator to trust the user behind the credential.';
		return new GitlabError('forbidden', words, { status, advice });
	}
	const kind = kindOf(status, words);
	const missing = /^404 ([\w ]+) Not Found$/i.exec(words)?.[1];
	const parameters = missing ? [missing] : parametersIn(answer);
	const ended = kind === 'unauthorized' ? endIn(words) : undefined;
	return new GitlabError(kind, words, {
		status,
		parameters,
		...(ended && { ended }),
		...(isWebPage && { isWebPage }),
	});
}

/** GitLab tells the end of a token that it knew: 'Token was revoked', 'Token is expired'. */
function endIn(words: string): FailureFacts['ended'] {
	if (/token was revoked/i.test(words)) return 'revoked';
	return /token (?:is|has) expired/i.test(words) ? 'expired' : undefined;
}

function kindOf(status: number, words: string): FailureKind {
	// A project is still found by its old path, but takes no changes under it.
	if (status === 405 && /moved projects?/.test(words)) return 'moved';
	if (status === 401) return 'unauthorized';
	if (status === 403) return 'forbidden';
	if (status === 404) return 'notFound';
	if (status === 409) return 'conflict';
	if (status === 429) return 'rateLimited';
	return status >= 500 ? 'unavailable' : 'invalid';
}

function isPage(body: unknown): body is string {
	return typeof body === 'string' && body.trimStart().startsWith('<');
}

/** What a web page calls itself, or else the words that it begins with. */
function titleOf(page: string): string {
	const title = /<title[^<>]*>([^<]*)/i.exec(page)?.[1] ?? page.slice(0, 2_000).replace(/<[^<>]*>/g, ' ');
	return oneLine(title, 200) || 'no title';
}

/**
 * A token without the scope (RFC 6750), or a fine-grained one without the permission, which GitLab names.
 *
 * @see https://docs.gitlab.com/auth/tokens/fine_grained_access_tokens/
 */
function isScopeMissing({ error }: Record<string, unknown>): boolean {
	return error === 'insufficient_scope' || error === 'insufficient_granular_scope';
}

function scopesIn(scope: unknown): string[] {
	return typeof scope === 'string' ? named(scope.split(/[^\w-]+/)) : [];
}

/** No form of GitLab's is nested deeper, or lists more that a person would read. */
const DEEPEST = 5;
const MOST = 10;

/**
 * A text from any of GitLab's error bodies:
 * `{message: {title: ["can't be blank"]}}` becomes `title can't be blank`.
 */
export function flatten(body: unknown, depth = 0): string {
	if (typeof body === 'string') return oneLine(body);
	if (typeof body !== 'object' || body === null || depth === DEEPEST) return plain(body);
	const inner = (value: unknown) => flatten(value, depth + 1);
	if (Array.isArray(body)) return body.slice(0, MOST).map(inner).filter(Boolean).join(', ');
	if (!isRecord(body)) return '';
	if (typeof body.error === 'string' && body.error_description) {
		return `${oneLine(body.error)}: ${inner(body.error_description)}`;
	}
	if ('message' in body) return inner(body.message);
	if ('error' in body) return inner(body.error);
	if (Array.isArray(body.errors)) return inner(body.errors);
	return Object.entries(body)
		.slice(0, MOST)
		.map(([field, problem]) => (field === 'base' ? inner(problem) : `${oneLine(field)} ${inner(problem)}`))
		.join('; ');
}

function plain(value: unknown): string {
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The parameters that a validation answer names: keys of `message`, or the subject of Grape's sentences. */
function parametersIn({ message, error }: Record<string, unknown>): string[] {
	if (isRecord(message)) return named(Object.keys(message).filter((key) => key !== 'base'));
	const sentence = [error, message].find((text): text is string => typeof text === 'string') ?? '';
	const line = oneLine(sentence);
	const grape = /^([\w[\], ]+?) (?:is missing|is invalid|is empty|does not have|are missing)/.exec(line);
	const quoted = /"(\w+)" (?:not given|is)/.exec(line);
	return named((grape?.[1] ?? quoted?.[1] ?? '').split(', '));
}

/** Names as a message can hold them: few and short. */
function named(names: string[]): string[] {
	return names
		.filter(Boolean)
		.slice(0, MOST)
		.map((name) => oneLine(name, 100));
}

/** Whether a value is an object with properties: what comes from outside may be anything. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
