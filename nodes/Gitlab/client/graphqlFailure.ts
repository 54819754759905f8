import { type FailureFacts, type FailureKind, flatten, GitlabError, isRecord } from './errors';
import { oneLine } from './line';

/**
 * What is wrong with an answer of GraphQL, which comes with status 200 whatever it says: the query's errors, or
 * those of a mutation.
 *
 * @see https://docs.gitlab.com/api/graphql/#error-handling
 */
export function graphqlFailureIn(
	{ data, errors }: Record<string, unknown>,
	status: number,
): GitlabError | undefined {
	if (isFilled(errors)) return failureFor(errors, status);
	const payloads = isRecord(data) ? Object.values(data).filter(isRecord) : [];
	const refused = payloads.map((payload) => payload.errors).find(isFilled);
	return refused && failureFor(refused, status);
}

function isFilled(errors: unknown): errors is unknown[] {
	return Array.isArray(errors) && errors.length > 0;
}

/** What GitLab's words stand for; the first that fits counts. */
const KINDS: Array<[words: RegExp, kind: FailureKind]> = [
	[/does not exist or you don't have permission|\bnot found\b/i, 'notFound'],
	[/requested too many times|rate limit/i, 'rateLimited'],
	[/timeout|timed out/i, 'timeout'],
	[/internal server error/i, 'unavailable'],
];

/** What GitLab's words call a thing that it does not know. */
const UNKNOWN = [
	/Field '(\w+)' doesn't exist on type/,
	/doesn't accept argument '(\w+)'/,
	/argument '(\w+)' isn't defined/i,
	/No such type (\w+)/,
	/^(\w+) isn't a defined input type/,
	/invalid value for ([\w.]+) \(Field is not defined/,
];

function failureFor(errors: unknown[], status: number): GitlabError {
	const words = flatten(errors) || 'GitLab gave no reason';
	const unknown = UNKNOWN.map((pattern) => pattern.exec(words)?.[1]).find((name) => name !== undefined);
	if (unknown !== undefined) return new GitlabError('invalid', words, { status, advice: tooOld(unknown) });
	if (/\bcomplexity\b/i.test(words))
		return new GitlabError('invalid', words, { status, advice: TOO_COMPLEX });
	const [, kind] = KINDS.find(([pattern]) => pattern.test(words)) ?? [undefined, 'invalid' as const];
	return new GitlabError(kind, words, { status, ...factsOf(kind) });
}

function tooOld(name: string): string {
	return `This GitLab does not know ${oneLine(name, 100)}: it may be too old, or its edition may not have it.`;
}

const TOO_COMPLEX = 'Ask for fewer fields, or for fewer rows a page.';

function factsOf(kind: FailureKind): FailureFacts {
	return kind === 'notFound' ? { advice: NOT_FOUND } : {};
}

const NOT_FOUND =
	'It does not exist, or the user behind the credential may not see or change it: GitLab says the same for both. To change something, the token needs the scope api.';
