import { GitlabError } from './errors';
import { oneLine } from './line';
import { path, Path } from './path';
import { type Server, parseUrl } from './server';

/**
 * What leaves the API, or is read otherwise on the way than here: a backslash, control characters and halves of
 * pairs, an empty segment, and segments of dots, also encoded, and encoded twice.
 */
const LEADS_AWAY: ReadonlyArray<[pattern: RegExp, what: string]> = [
	[/[\s\p{Cc}\p{Cs}\\]|%(?:25)*(?:[01][\da-f]|7f|5c)/iu, 'has characters that no path of GitLab has'],
	[/\/\/|%(?:25)*2f%(?:25)*2f/i, 'has nothing between two slashes'],
	[/(?:^|\/|%(?:25)*2f)(?:\.|%(?:25)*2e){1,2}(?=$|\/|%(?:25)*2f)/i, "leads elsewhere with '.' or '..'"],
];

/** `:id` and `{id}`, as GitLab's documentation has them. */
const PLACEHOLDER = /^(?::(\w+)|\{(\w+)\})$/;

/**
 * A path as a user types or pastes it: below `/api/v4`, with it, or a whole URL of this server; with or without a
 * query. What stands in it is encoded already, what fills its placeholders is not.
 *
 * @param valueOf what a placeholder stands for
 * @throws GitlabError of kind `input` where it is another server's, or would leave the API, or a placeholder has
 * no value
 */
export function typedPath(
	typed: string,
	{ server, valueOf }: { server: Server; valueOf(name: string): string | undefined },
): { path: Path; query: URLSearchParams } {
	const [address, query = ''] = typed
		.trim()
		.replace(/#[^]*/, '')
		.split(/\?([^]*)/);
	const below = belowApi(address, server);
	const wrong = LEADS_AWAY.find(([pattern]) => pattern.test(below));
	if (wrong) throw refused(wrong[1]);
	const inside = below.replace(/^\/|\/$/g, '');
	if (inside === '') throw refused('is empty');
	const segments = inside.split('/').map((segment) => encodedSegment(segment, valueOf));
	return { path: new Path(`/${segments.join('/')}`), query: new URLSearchParams(query) };
}

/** What follows `/api/v4`, which may be left out where the host is. */
function belowApi(address: string, { url }: Server): string {
	const root = new URL(url);
	const isUrl = /^[a-z][a-z\d+.-]*:/i.test(address);
	if (isUrl && parseUrl(address)?.origin !== root.origin)
		throw refused('is the address of another server', `The credential is for ${url}.`);
	const inServer = isUrl ? address.replace(/^[a-z]+:\/\/[^/]*/i, '') : address.replace(/^(?!\/)/, '/');
	const base = root.pathname.replace(/\/$/, '');
	const prefix = [`${base}/api/v4`, '/api/v4'].find((each) => `${inServer}/`.startsWith(`${each}/`));
	if (prefix !== undefined) return inServer.slice(prefix.length);
	if (isUrl) throw refused('is no address of the API', `Those begin with ${url}/api/v4/.`);
	return inServer;
}

function encodedSegment(segment: string, valueOf: (name: string) => string | undefined): string {
	const [, colon, braces] = PLACEHOLDER.exec(segment) ?? [];
	const name = colon ?? braces;
	if (name === undefined) return encodeURIComponent(decoded(segment));
	const value = valueOf(name);
	if (value === undefined) throw refused(`has ${segment}, for which there is no value`, FILL_IN);
	return path`${value}`.encoded;
}

const FILL_IN = "Add it to 'Path Values' under that name, or put the value into the path.";

function decoded(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		throw refused('has a % that encodes nothing', 'A % itself is written %25.');
	}
}

function refused(what: string, advice = USE_A_PATH): GitlabError {
	return new GitlabError('input', oneLine(`'Path' ${what}`), { advice });
}

const USE_A_PATH =
	"Use a path of GitLab's REST API, such as /projects/:id/issues. What stands between slashes must be encoded, or come from 'Path Values'.";
