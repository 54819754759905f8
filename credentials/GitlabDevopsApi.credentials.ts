import type { IAuthenticate, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { parseServer, serverExpression } from '../nodes/Gitlab/client/server';
import { accessTokenIn } from '../nodes/Gitlab/client/tokens';

const START_PAGE = 'give the address of its start page, as https://host or https://host/gitlab';
const REDIRECTS = [301, 302, 303, 307, 308];
/** Every status that is no success. */
const FAILURES = Array.from({ length: 300 }, (_, at) => 300 + at);

const whenStatus = (value: number, message: string) => ({
	type: 'responseCode',
	properties: { value, message },
});
const whenBody = (key: string, value: unknown, message: string) => ({
	type: 'responseSuccessBody',
	properties: { key, value, message },
});

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
				'A personal, project or group access token with the scope api, or read_api for reading only; or a fine-grained one with the permissions that your workflows need',
		},
		{
			displayName: 'Additional Tokens',
			name: 'additionalTokens',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Tokens of other users with the same access, separated by commas. Each user has a rate limit of their own: these are used for reading when the access token has reached its limit. They never change anything.',
		},
		{
			displayName: 'Ignore SSL Issues',
			name: 'ignoreSSLIssues',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if SSL certificate validation is not possible',
			hint: 'Safer: give n8n the certificate of the authority behind it with NODE_EXTRA_CA_CERTS',
		},
	];

	// A function, because n8n evaluates no expressions once a hook or webhook is done, and the trigger's requests
	// in the background come after that.
	authenticate: IAuthenticate = async ({ accessToken, server }, { headers, ...request }) => {
		// Of what only n8n's test asks for, here alone words can tell what was typed: those of rules are fixed.
		if (request.baseURL !== undefined) parseServer(String(server ?? ''));
		return {
			...request,
			headers: { ...headers, Authorization: `Bearer ${accessTokenIn(accessToken)}` },
			// For the HTTP Request node, which follows redirects; the nodes follow none by n8n.
			sendCredentialsOnCrossOriginRedirect: false,
		};
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{${serverExpression('$credentials.server')}}}/api/v4`,
			url: '/user',
			skipSslCertificateValidation: '={{$credentials.ignoreSSLIssues}}',
			disableFollowRedirect: true,
			// A token that may not read its user is a good one: fine-grained tokens have a permission for each thing.
			ignoreHttpStatusErrors: { ignore: true, except: FAILURES.filter((status) => status !== 403) },
		},
		rules: [
			...REDIRECTS.map((status) =>
				whenStatus(
					status,
					"The server redirects elsewhere, and the token is not sent there: set Server URL to the address of GitLab's start page as the browser shows it, usually with https. A sign-in page in front of GitLab must let its API through.",
				),
			),
			whenStatus(401, 'GitLab does not accept this token: it is wrong, expired or revoked'),
			whenStatus(404, `There is no GitLab at this server URL: ${START_PAGE}`),
			whenBody(
				'error',
				'insufficient_scope',
				'The token lacks a scope: create one with api, or read_api for reading only, or a fine-grained one with the permissions that your workflows need',
			),
			// Text that is no JSON: a web page, or nothing.
			whenBody('constructor.name', 'String', `What answers at this server URL is not GitLab: ${START_PAGE}`),
		] as ICredentialTestRequest['rules'],
	};
}
