import { Gitlab, type Manners } from './gitlab';
import { parseServer } from './server';
import type { Context } from './transport';

/** The two ways to sign in: the values of the nodes' parameter 'Authentication'. */
export type Authentication = 'accessToken' | 'oAuth2';

/** What holds until a run says otherwise. */
export const DEFAULT_MANNERS: Manners = { requestsAtOnce: 10, maxWait: 300 };

/**
 * Opens GitLab with the credential that goes with the chosen authentication.
 *
 * @throws GitlabError of kind `server` where the credential's server URL cannot be right
 */
export async function connect(
	context: Context,
	authentication: Authentication,
	manners: Manners = DEFAULT_MANNERS,
): Promise<Gitlab> {
	const isOAuth2 = authentication === 'oAuth2';
	const credential = isOAuth2 ? 'gitlabDevopsOAuth2Api' : 'gitlabDevopsApi';
	const data = await context.getCredentials(credential);
	const server = parseServer(String(data.server ?? ''));
	return new Gitlab(
		{ context, credential, isOAuth2, server, ignoreSslIssues: data.ignoreSSLIssues === true },
		manners,
	);
}
