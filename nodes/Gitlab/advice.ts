import type { FailureFacts, FailureKind, GitlabError } from './client';

/**
 * What to do about a failure, in words for the person who runs the workflow.
 *
 * @param fields the fields that GitLab complains about, in quotes
 */
export function adviceOn({ kind, facts }: GitlabError, fields: readonly string[]): string {
	const page = facts.isWebPage && kind !== 'notGitlab' ? ` ${WEB_PAGE}` : '';
	const uncertain = facts.uncertain ? ` ${UNCERTAIN}` : '';
	return (facts.advice ?? WHAT_TO_DO[kind](facts, fields)) + page + uncertain;
}

const UNCERTAIN = 'GitLab may have done it anyway: check before running this item again.';

const WEB_PAGE =
	"The answer was a web page, which GitLab's API never gives. Check 'Server URL' in the credential, and whether there is a proxy or sign-in page in front of it.";

type Advice = (facts: FailureFacts, fields: readonly string[]) => string;

const HOW_ENDED = { expired: 'The token has expired.', revoked: 'The token was revoked.' } as const;

const checkFields: Advice = (_, fields) =>
	fields.length
		? `Check what ${fields.join(' and ')} gives for this item.`
		: 'Check the fields of this item.';

const WHAT_TO_DO: Readonly<Record<FailureKind, Advice>> = {
	input: checkFields,
	invalid: checkFields,
	server: () =>
		"Correct 'Server URL' in the credential: the address of GitLab's start page, for example https://gitlab.com.",
	credential: () => 'Correct it in the credential.',
	unauthorized: ({ ended }) =>
		`${ended ? HOW_ENDED[ended] : 'The token is wrong, expired or revoked.'} Create a new one in GitLab and put it into the credential, or connect the OAuth2 credential again.`,
	insufficientScope: ({ scopes = [] }) =>
		scopes.length
			? `The token may not do this. It needs one of these scopes: ${scopes.join(', ')}. Create a token with it, or connect again with it. A fine-grained token needs the permission for it instead.`
			: 'The token may not do this. Give a fine-grained token the permission that is named above, for this project or group; any other token needs the scope api, or read_api for reading only.',
	forbidden: () =>
		'The user behind the credential may not do this. Ask for a higher role in the project or group. A fine-grained token also needs the permission for it. Some things need a higher GitLab tier or an administrator.',
	notFound: () =>
		'It does not exist, or the user behind the credential may not see it: GitLab answers 404 for both. Check the fields, and that the user is a member.',
	conflict: () => 'It was changed in the meantime, or already exists. Get it again and decide what to do.',
	rateLimited: ({ retryAt }) =>
		`GitLab's rate limit was reached. ${retryAt ? `Come back after ${new Date(retryAt).toISOString()}` : 'Later it will be taken'}, or raise 'Longest Wait' in Request Options.`,
	moved: ({ location }) =>
		`Redirects to another address are not followed${location ? ` (${location})` : ''}. Use the new path of a moved project, and the final address (https) as 'Server URL' in the credential. A sign-in page in front of GitLab must let its API through.`,
	unavailable: () =>
		"GitLab has a problem of its own right now. Try again later; if it continues, an administrator finds the reason in GitLab's log.",
	unreachable: ({ code }) =>
		`No connection to the server${code ? ` (${code})` : ''}. Check 'Server URL' in the credential and that n8n can reach it. Where n8n guards against local addresses, its administrator must allow this one (N8N_SSRF_ALLOWED_HOSTNAMES).`,
	timeout: () => 'The server took too long. Request less at once, or try again later.',
	certificate: () =>
		"Give the certificate of the authority behind it: by 'SSL Certificates' in the access token credential, or to n8n with NODE_EXTRA_CA_CERTS. 'Ignore SSL Issues' trusts any server.",
	notGitlab: () =>
		"The response did not come from GitLab's API. Check 'Server URL' in the credential, and whether there is a proxy or sign-in page in front of it.",
	tooLong: () =>
		'Request less at once, for example fewer rows or a smaller file. If this is not a file, check what answers at the server URL.',
	cancelled: () => 'What was done before this is not undone.',
};
