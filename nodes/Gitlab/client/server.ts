import { GitlabError } from './errors';
import { oneLine } from './line';

/** A GitLab server's address in the forms the client needs. */
export interface Server {
	/** Root of the web interface, without a slash at the end: `https://host/gitlab`. */
	url: string;
	/** Root of the REST API: `https://host/gitlab/api/v4`. */
	api: string;
	/** The path below which the server lives, without slashes around it: `gitlab`, or '' at a host's root. */
	basePath: string;
}

/**
 * What people paste beside the address itself, and what it stands for. It is written as replacements
 * because credentials can only tidy with an expression, which knows no `URL`: both come from this list.
 * Each pattern takes time in proportion to the text, and none holds two closing braces.
 */
const TIDY: ReadonlyArray<[pattern: RegExp, replacement: string]> = [
	// A password can hold every character, so what holds an @, encoded or not, is nothing to be understood.
	// What is refused gets a scheme that says why: it stands in n8n's own error for OAuth2.
	[/^[^]*(?:[@﹫＠]|%(?:25)*40)[^]*$/, 'without-user-and-password:'],
	[/[?#][^]*/, ''],
	// What no URL parser sees, and no eye.
	[/[\t\r\n\u00AD\u200B\u2060\uFEFF]+/g, ''],
	[/\\/g, '/'],
	[/^[\s\p{C}]*(?::*\/+)*/u, ''],
	[/(?<!^https?:\/?)\/{2,}/gi, '/'],
	[/([^/])\/(?:-|users\/sign_in|api)[\s\p{C}]*(?:\/[^]*)?$/u, '$1'],
	[/(?<![\s\p{C}/])[\s\p{C}/]+$/u, ''],
	[/^(https?)[:/]+/i, '$1://'],
	// Another scheme is left to be refused; a host with a port only looks like one.
	[/^(?!https?:\/\/)(?![a-z][a-z\d+.-]*:(?!\d+(?:\/|$)))/i, 'https://'],
	[/^(https?:\/\/[^/]*):(?=\/|$)/i, '$1'],
	// With a dot at its end a host's name means the same host.
	[/^(https?:\/\/[^/:]*[^/:.。．｡\s])[.。．｡](?=[:/]|$)/i, '$1'],
	[/^https?:\/\/(?:https?(?:[:/][^]*)?)?$/i, 'without-host:'],
	// GitLab.com lives at its host's root: what follows is a user, a group or a project.
	[/^(https?:\/\/gitlab\.com(?::\d+)?)\/[^]*$/i, '$1'],
];

/**
 * An n8n expression for the tidied server URL, for use in a credential.
 *
 * @param field expression that yields the URL as typed, for example `$credentials.server`
 */
export function serverExpression(field: string): string {
	return `(${field} || 'https://gitlab.com')${TIDY.map(([from, to]) => `.replace(${String(from)}, '${to}')`).join('')}`;
}

/**
 * Understands a server URL as people paste it: without scheme, with slashes at the end, with a path
 * below the host (relative URL installations), with `/api/v4`, or copied from a page of GitLab. Two ways to
 * write one server's address give the same.
 *
 * @throws GitlabError of kind `server` where no server can be meant
 * @see https://docs.gitlab.com/install/relative_url/
 * @see https://url.spec.whatwg.org/#url-parsing
 */
export function parseServer(typed: string): Server {
	const tidied = TIDY.reduce((text, [from, to]) => text.replace(from, to), typed || 'https://gitlab.com');
	const url = parseUrl(tidied);
	if (!url || !/^https?:$/.test(url.protocol)) {
		const shown = withoutUserInfo(typed);
		throw new GitlabError(
			'server',
			tidied === 'without-user-and-password:'
				? `'Server URL' in the credential must not contain a username or password${shown && ` before ${shown}`}`
				: `'Server URL' in the credential is not a web address${shown && `: ${shown}`}`,
		);
	}
	const basePath = url.pathname.slice(1).replace(/\/$/, '');
	const root = `${url.origin}${basePath && `/${basePath}`}`;
	return { url: root, api: `${root}/api/v4`, basePath };
}

/**
 * Understands a URL, on its own or as it stands on a page.
 *
 * @returns undefined where it is none
 */
export function parseUrl(text: string, base?: string): URL | undefined {
	// Not by URL.canParse: once compiled, that of Node 20 refuses what holds a letter like ü.
	try {
		return new URL(text, base);
	} catch {
		return undefined;
	}
}

const MOST_SHOWN = 100;

/**
 * What may be shown of something typed as a URL: it may hold `user:password@`, mistyped in any way, and
 * secrets in its query.
 *
 * @returns one printable line of at most 100 characters, from what follows the last @ up to a query
 */
export function withoutUserInfo(typed: string): string {
	const address = typed.split(/[@﹫＠]|%(?:25)*40/).at(-1) ?? '';
	return oneLine(address.replace(/[?#][^]*/, ''), MOST_SHOWN);
}
