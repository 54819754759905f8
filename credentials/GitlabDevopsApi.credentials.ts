import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { adviceOn } from '../nodes/Gitlab/advice';
import { GitlabError, isFailure } from '../nodes/Gitlab/client/errors';
import { parseServer, serverExpression } from '../nodes/Gitlab/client/server';
import { checkServer } from '../nodes/Gitlab/client/serverCheck';
import { accessTokenIn, tokenIn } from '../nodes/Gitlab/client/tokens';

const REDIRECTS = [301, 302, 303, 307, 308];
/** Every status that is no success. */
const FAILURES = Array.from({ length: 300 }, (_, at) => 300 + at);

export class GitlabDevopsApi implements ICredentialType {
	name = 'gitlabDevopsApi';

	displayName = 'GitLab DevOps Access Token API';

	icon = { light: 'file:../icons/gitlab.svg', dark: 'file:../icons/gitlab.dark.svg' } as const;

	documentationUrl = 'https://github.com/n8n-nodes-gitlab-devops/n8n-nodes-gitlab-devops#access-token';

	properties: INodeProperties[] = [
		{
			displayName: 'Server URL',
			name: 'server',
			type: 'string',
			default: 'https://gitlab.com',
			placeholder: 'e.g. https://gitlab.example.com',
			description:
				"The address of GitLab's start page; a path below the host, as in https://host/gitlab, is fine",
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'A personal, project or group access token with the scope api, or read_api for reading only; or a fine-grained one with the permissions that the workflows need',
		},
		{
			displayName: 'Additional Tokens',
			name: 'additionalTokens',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Tokens of other users with the same access, separated by commas. Each user has a rate limit of their own: these read what the access token may not ask any more at the moment. They never change anything.',
		},
		{
			displayName: 'Ignore SSL Issues',
			name: 'ignoreSSLIssues',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if SSL certificate validation is not possible',
			hint: 'Safer: give n8n the certificate of the authority behind it with NODE_EXTRA_CA_CERTS',
		},
		{
			// n8n calls preAuthentication for a credential with such a property alone: when the credential is tested,
			// and for requests where the property is empty, which it never is.
			displayName: 'Server Check',
			name: 'serverCheck',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: 'when tested',
		},
	];

	// A function, because n8n evaluates no expressions once a hook or webhook is done, and the trigger's requests
	// in the background come after that.
	authenticate: IAuthenticate = async ({ accessToken }, { headers, ...request }) => ({
		...request,
		headers: { ...headers, Authorization: `Bearer ${tokenIn(accessToken)}` },
		// For the HTTP Request node, which follows redirects; the nodes follow none by n8n.
		sendCredentialsOnCrossOriginRedirect: false,
	});

	// The first part of the test: n8n calls this before its request, and only here can words name an address.
	preAuthentication = async function (
		this: IHttpRequestHelper,
		{ server, accessToken, ignoreSSLIssues }: ICredentialDataDecryptedObject,
	) {
		const ask = async (options: IHttpRequestOptions): Promise<unknown> =>
			await this.helpers.httpRequest(options);
		try {
			accessTokenIn(accessToken);
			await checkServer(
				{ ask, ignoreSslIssues: ignoreSSLIssues === true },
				parseServer(String(server ?? '')),
			);
		} catch (error) {
			throw isFailure(error) ? inOneText(error) : error;
		}
		return {};
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{${serverExpression('$credentials.server')}}}/api/v4`,
			url: '/user',
			skipSslCertificateValidation: '={{$credentials.ignoreSSLIssues}}',
			disableFollowRedirect: true,
			// Who may not read the user may still have a good token: fine-grained ones have permissions for each thing.
			ignoreHttpStatusErrors: { ignore: true, except: FAILURES.filter((status) => status !== 403) },
		},
		rules: [
			...REDIRECTS.map((value) => ({
				type: 'responseCode',
				properties: {
					value,
					message: 'The server points elsewhere: give the final address (usually https) as Server URL',
				},
			})),
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'GitLab does not accept this token: it is wrong, expired or revoked',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no GitLab at this server URL: give the address of its start page',
				},
			},
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'error',
					value: 'insufficient_scope',
					message:
						'The token lacks a scope: make one with api, or read_api for reading only, or a fine-grained one with the permissions that your workflows need',
				},
			},
			{
				// The first letter of a web page.
				type: 'responseSuccessBody',
				properties: {
					key: '0',
					value: '<',
					message: 'What answers at this server URL is not GitLab: give the address of its start page',
				},
			},
		] as ICredentialTestRequest['rules'],
	};
}

/** A failure and what to do about it, for where n8n shows a message alone. */
function inOneText({ kind, message, facts }: GitlabError): Error {
	// n8n replaces texts that hold a network code by its own.
	return new Error(
		`${message}. ${adviceOn(new GitlabError(kind, message, { ...facts, code: undefined }), [])}`,
	);
}
