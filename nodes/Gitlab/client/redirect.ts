import { GitlabError } from './errors';
import { oneLine } from './line';
import type { Reply, Request } from './message';
import { type Server, parseUrl } from './server';

const LONGEST_SHOWN = 200;

/** What an answer stands for that points elsewhere, with the address, and what to do about it where that is sure. */
export function redirectFailure(
	{ status, headers }: Reply,
	{ method, path }: Request,
	server: Server,
): GitlabError {
	const asked = new URL(path.on(server));
	const to = parseUrl(headers.location ?? '', asked.href);
	const isWeb = to?.protocol === 'https:' || to?.protocol === 'http:';
	return new GitlabError('moved', `The server answered ${status} to ${method} and redirects elsewhere`, {
		status,
		...(isWeb && {
			location: addressOf(to),
			advice: adviceAbout(to, { asked, server, ending: `${path.api}${path.encoded}` }),
		}),
	});
}

/** A URL as it may be shown: without user, query and fragment. */
function addressOf({ origin, pathname }: URL): string {
	return oneLine(`${origin}${pathname}`, LONGEST_SHOWN);
}

/** The server URL that a redirect speaks for; undefined where it leads to a sign-in page or to nothing known. */
function adviceAbout(
	to: URL,
	{ asked, server, ending }: { asked: URL; server: Server; ending: string },
): string | undefined {
	const address = addressOf(to);
	const end = [ending, '/users/sign_in'].find((each) => address.endsWith(each));
	const root = end === undefined ? server.url : address.slice(0, -end.length);
	if (root === server.url) return undefined;
	if (to.hostname !== asked.hostname)
		return `The token is not sent on to another host (${address}). If GitLab has moved there, use ${root} as 'Server URL' in the credential.`;
	if (asked.protocol === 'https:' && to.protocol === 'http:') return undefined;
	return `The token is not sent on to another address (${address}). Use ${root} as 'Server URL' in the credential.`;
}
