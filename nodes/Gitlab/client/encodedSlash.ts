import { GitlabError } from './errors';
import type { Request } from './message';

/**
 * A failure that a proxy before GitLab may be the reason for: it decodes the `%2F` between a group and a project,
 * and GitLab knows nothing at the address that comes out. What is missing GitLab names; an address that it does
 * not know it answers with this error, and Apache by itself with a page of its own.
 *
 * @param body the parsed body of the answer
 * @see https://docs.gitlab.com/api/rest/#namespaced-paths
 */
export function withProxyAdvice(failure: GitlabError, body: unknown, { path }: Request): GitlabError {
	const { kind, message, facts } = failure;
	const isUnknownAddress = facts.isWebPage || (body as { error?: unknown } | null)?.error === '404 Not Found';
	if (facts.status !== 404 || !isUnknownAddress || !path.encoded.includes('%2F')) return failure;
	return new GitlabError(kind, message, {
		...facts,
		advice:
			"Check 'Server URL' in the credential. If it is right, a proxy in front of GitLab may decode %2F in addresses, which it must pass on unchanged: with IDs instead of paths it works. Otherwise this GitLab is too old for this request, or its tier does not include it.",
	});
}
