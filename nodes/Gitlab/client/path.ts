import { GitlabError } from './errors';
import type { Server } from './server';

/** A path below `/api/v4` whose every value is percent-encoded. Only {@link path} makes one. */
export class Path {
	/**
	 * @internal Use the {@link path} tag: it is what keeps values in their segment.
	 * @param api where it begins on the server
	 */
	constructor(
		readonly encoded: string,
		readonly api = '/api/v4',
	) {}

	/** Its address on a server. */
	on({ url }: Server): string {
		return `${url}${this.api}${this.encoded}`;
	}

	toString(): string {
		return this.encoded;
	}
}

/** Where GraphQL is asked, beside the REST API. */
export const GRAPHQL = new Path('/graphql', '/api');

/**
 * Builds a {@link Path} from a template: path`/projects/${'acme/web'}/issues/${7}`.
 *
 * Each value becomes exactly one segment (or part of one); a `Path` among the values is inserted as it is.
 *
 * @throws GitlabError of kind `input` for an empty value and for `.` and `..`, which no encoding
 * keeps from being resolved away (RFC 3986, 5.2.4; WHATWG URL treats `%2e%2e` alike).
 * @see https://docs.gitlab.com/api/rest/#namespaced-paths
 */
export function path(strings: TemplateStringsArray, ...values: Array<string | number | Path>): Path {
	return new Path(
		strings.reduce(
			(built, text, index) => built + encode(values[index - 1] as string | number | Path) + text,
		),
	);
}

/** With the flag `u`, halves of a pair match only where the other half is missing. */
const LONE_SURROGATE = /[\uD800-\uDFFF]/u;

function encode(value: string | number | Path): string {
	if (value instanceof Path) return value.encoded;
	const text = String(value);
	if (text === '') throw new GitlabError('input', 'A value that the request needs is empty');
	if (text === '.' || text === '..')
		throw new GitlabError('input', `'${text}' is not a name GitLab can have`);
	if (LONE_SURROGATE.test(text))
		throw new GitlabError('input', 'A value has characters that a URL cannot hold');
	// GitLab loses what follows a dot when it redirects to where a project has moved.
	return encodeURIComponent(text).replaceAll('.', '%2E');
}
