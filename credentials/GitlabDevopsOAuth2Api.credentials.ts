import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { serverExpression } from '../nodes/Gitlab/client/server';

const SERVER = serverExpression('$self["server"]');

export class GitlabDevopsOAuth2Api implements ICredentialType {
	name = 'gitlabDevopsOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'GitLab DevOps OAuth2 API';

	icon = { light: 'file:../icons/gitlab.svg', dark: 'file:../icons/gitlab.dark.svg' } as const;

	documentationUrl = 'https://github.com/n8n-nodes-gitlab-devops/n8n-nodes-gitlab-devops#oauth2';

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
			displayName: 'Scopes',
			name: 'scopes',
			type: 'multiOptions',
			options: [
				{ name: 'API', value: 'api', description: 'Everything the nodes can do' },
				{ name: 'Read API', value: 'read_api', description: 'Reading only' },
				{ name: 'Read User', value: 'read_user', description: 'The profile of who connects' },
			],
			default: ['api'],
			description: 'What n8n may do; the application in GitLab must offer the same',
		},
		// n8n proves with PKCE who asks, so it can do without a secret, which n8n's own field requires.
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: "The application's secret; leave it empty where the application is not confidential",
		},
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'pkce' },
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: `={{${SERVER}}}/oauth/authorize`,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{${SERVER}}}/oauth/token`,
		},
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: '={{$self["scopes"].join(" ")}}' },
		{ displayName: 'Auth URI Query Parameters', name: 'authQueryParameters', type: 'hidden', default: '' },
		// n8n follows redirects of the token request, with the body after 307 and 308. In a header the client secret
		// stays here, and without it nobody else can use the code or the refresh token.
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'header' },
	];
}
