import { GitlabError } from './errors';

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
 * because credentials can only tidy with an expression: both come from this list.
 */
const TIDY: ReadonlyArray<[pattern: RegExp, replacement: string]> = [
	[/^\s+|\s+$/g, ''],
	[/^(?!https?:\/\/)(?=[\w.-]+(?::\d+)?(?:\/|$))/i, 'https://'],
	[/[?#].*$/, ''],
	[/\/(?:-|users\/sign_in|api)(?:\/.*)?$/, ''],
	[/\/+$/, ''],
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
 * below the host (relative URL installations), with `/api/v4`, or copied from a page of GitLab.
 *
 * @throws GitlabError of kind `input` where no server can be meant
 * @see https://docs.gitlab.com/install/relative_url/
 */
export function parseServer(typed: string): Server {
	const tidied = TIDY.reduce((text, [from, to]) => text.replace(from, to), typed || 'https://gitlab.com');
	const url = URL.canParse(tidied) ? new URL(tidied) : undefined;
	if (!url || !/^https?:$/.test(url.protocol)) {
		throw new GitlabError(
			'server',
			`'Server URL' in the credential is not a web address: ${withoutSecrets(typed)}`,
		);
	}
	if (url.username || url.password) {
		throw new GitlabError('server', "'Server URL' in the credential must not hold a user name or password");
	}
	const basePath = url.pathname.replace(/^\/+|\/+$/g, '');
	const root = `${url.origin}${basePath && `/${basePath}`}`;
	return { url: root, api: `${root}/api/v4`, basePath };
}

/** A mistyped address may hold `user:password@`; error texts must not. */
function withoutSecrets(typed: string): string {
	return typed.replace(/\/\/[^/@]*@/, '//…@');
}
