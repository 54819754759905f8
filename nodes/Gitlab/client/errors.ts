/**
 * What kept a request from its answer. Callers tell failures apart by this, never by their words.
 *
 * - `input`: a value cannot be sent as it is; `server`: the credential's server URL cannot be right
 * - `unauthorized` (401), `insufficientScope` and `forbidden` (403), `notFound` (404), `conflict` (409),
 *   `invalid` (400, 422 and other 4xx), `rateLimited` (429), `moved` (redirected out of the API, or a write)
 * - `unavailable`: 5xx; `unreachable`: no connection; `timeout`; `certificate`: TLS refused
 * - `notGitlab`: the answer is not the API's (HTML, cut-off JSON)
 * - `cancelled`: the execution was stopped
 */
export type FailureKind =
	| 'input'
	| 'server'
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
	| 'cancelled';

/** Facts about a failure that help to say what to do about it. */
export interface FailureFacts {
	/** HTTP status, where there was an answer. */
	status?: number;
	/** GitLab's parameters that the answer complains about: `['title']`, or the thing that is missing: `['Project']`. */
	parameters?: string[];
	/** Scopes that GitLab says the request needs: `['api']`. */
	scopes?: string[];
	/** When the limit ends, in milliseconds since 1970. */
	retryAt?: number;
	/** Where a redirect points, without its query. */
	location?: string;
	/** The code of a network failure: `ECONNREFUSED`. */
	code?: string;
	/** What to do, where whoever asked knows it better than the kind of failure tells. */
	advice?: string;
	/** Whether GitLab may have done what was asked although there is no answer that says so. */
	uncertain?: boolean;
}

/** A request that did not succeed. `message` is in GitLab's own words, flattened to one line. */
export class GitlabError extends Error {
	override name = 'GitlabError';

	constructor(
		readonly kind: FailureKind,
		message: string,
		readonly facts: FailureFacts = {},
	) {
		super(message);
	}
}

/** Whether something thrown is a {@link GitlabError}: of one of the kinds, or of any where none is named. */
export function isFailure(error: unknown, ...kinds: FailureKind[]): error is GitlabError {
	return error instanceof GitlabError && (kinds.length === 0 || kinds.includes(error.kind));
}

/**
 * The failure that an answer of GitLab stands for.
 *
 * @param status HTTP status, 400 or above
 * @param body the parsed body: an object in one of GitLab's many forms, or text
 * @see https://docs.gitlab.com/api/rest/troubleshooting/
 */
export function failureOf(status: number, body: unknown): GitlabError {
	if (typeof body === 'string' && /^\s*<(!doctype|html)/i.test(body)) {
		return status >= 500
			? new GitlabError('unavailable', `${status} ${htmlTitle(body)}`, { status })
			: new GitlabError('notGitlab', `The server answered ${status} with a web page: ${htmlTitle(body)}`, {
					status,
				});
	}
	const answer = isRecord(body) ? body : {};
	const words = flatten(body) || `The server answered ${status} and gave no reason`;
	if (answer.error === 'insufficient_scope') {
		const scopes = String(answer.scope ?? '')
			.split(/[\s,]+/)
			.filter(Boolean);
		return new GitlabError('insufficientScope', words, { status, scopes });
	}
	const missing = /^404 (\w[\w ]*?) Not Found$/i.exec(words)?.[1];
	return new GitlabError(kindOf(status, words), words, {
		status,
		parameters: missing ? [missing] : parametersIn(answer),
	});
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

/**
 * One line from any of GitLab's error bodies:
 * `{message: {title: ["can't be blank"]}}` becomes `title can't be blank`.
 */
export function flatten(body: unknown): string {
	if (typeof body === 'string') return body.trim().slice(0, 500);
	if (Array.isArray(body)) return body.map(flatten).filter(Boolean).join(', ');
	if (!isRecord(body)) return body === undefined || body === null ? '' : String(body);
	if (typeof body.error === 'string' && body.error_description) {
		return `${body.error}: ${flatten(body.error_description)}`;
	}
	if ('message' in body) return flatten(body.message);
	if ('error' in body) return flatten(body.error);
	return Object.entries(body)
		.map(([field, problem]) => (field === 'base' ? flatten(problem) : `${field} ${flatten(problem)}`))
		.join('; ');
}

/** The parameters that a validation answer names: keys of `message`, or the subject of Grape's sentences. */
function parametersIn(answer: Record<string, unknown>): string[] {
	if (isRecord(answer.message)) return Object.keys(answer.message).filter((key) => key !== 'base');
	const sentence =
		[answer.error, answer.message].find((text): text is string => typeof text === 'string') ?? '';
	const grape = /^([\w[\], ]+?) (?:is missing|is invalid|is empty|does not have|are missing)/.exec(sentence);
	const quoted = /"(\w+)" (?:not given|is)/.exec(sentence);
	return (grape?.[1] ?? quoted?.[1] ?? '').split(/, /).filter(Boolean);
}

function htmlTitle(page: string): string {
	return /<title[^>]*>([^<]{1,200})/i.exec(page)?.[1]?.trim() ?? 'no title';
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
