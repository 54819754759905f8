import type { IAuthenticate, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { serverExpression } from '../nodes/Gitlab/client/server';

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
				'A personal, project or group access token with the scope api, or read_api for reading only',
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
		},
	];

	// A function, because n8n evaluates no expressions once a hook or webhook is done, and the trigger's requests
	// in the background come after that.
	authenticate: IAuthenticate = async ({ accessToken }, { headers, ...request }) => ({
		...request,
		headers: { ...headers, Authorization: `Bearer ${String(accessToken)}` },
	});

	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{${serverExpression('$credentials.server')}}}/api/v4`,
			url: '/user',
			skipSslCertificateValidation: '={{$credentials.ignoreSSLIssues}}',
		},
		rules: [
			{
				// An answer without a user name is a web page, or another program's.
				type: 'responseSuccessBody',
				properties: {
					key: 'username',
					value: undefined,
					message: 'What answers at this server URL is not GitLab: give the address of its start page',
				},
			},
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
					value: 403,
					message: 'The token lacks a scope: make one with api, or read_api for reading only',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no GitLab at this server URL: give the address of its start page',
				},
			},
		] as ICredentialTestRequest['rules'],
	};
}
