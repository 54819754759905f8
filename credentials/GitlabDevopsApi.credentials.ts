import type { IAuthenticate, ICredentialType, INodeProperties } from 'n8n-workflow';
import { authenticated } from '../nodes/Gitlab/client/authenticate';

const pem = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	typeOptions: { password: true },
	displayOptions: { show: { tls: [true] } },
	default: '',
	description,
});

const CERTIFICATES = [
	pem('Certificate Authority', 'ca', 'Its certificate as PEM text, in place of those that n8n trusts'),
	pem('Client Certificate', 'cert', 'As PEM text, where the server asks for one (mutual TLS)'),
	pem('Client Key', 'key', 'The private key of the client certificate, as PEM text'),
	pem('Passphrase', 'passphrase', 'What the client key is encrypted with, if it is'),
];

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
				'Tokens of other users with the same access, separated by commas. They read on when the access token has reached its limit, and never change anything. They help where GitLab counts requests by user, but not where it counts them by top-level group.',
		},
		{
			displayName: 'Additional Headers',
			name: 'additionalHeaders',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			default: {},
			placeholder: 'Add Header',
			description:
				'What a gateway before GitLab asks for, such as Cloudflare Access. It goes to the server URL only.',
			options: [
				{
					displayName: 'Header',
					name: 'header',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							placeholder: 'e.g. CF-Access-Client-Id',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							typeOptions: { password: true },
							default: '',
						},
					],
				},
			],
		},
		{
			displayName: 'Ignore SSL Issues',
			name: 'ignoreSSLIssues',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if SSL certificate validation is not possible',
			hint: 'Safer: give the certificate of the authority behind it, below or to n8n with NODE_EXTRA_CA_CERTS',
		},
		{
			displayName: 'SSL Certificates',
			name: 'tls',
			type: 'boolean',
			default: false,
			description:
				'Whether the server has a certificate of an own authority, or asks for a client certificate',
		},
		...CERTIFICATES,
	];

	// A function, because n8n evaluates no expressions once a hook or webhook is done, and the trigger's requests
	// in the background come after that. The nodes test the credential: see credentialTest/.
	authenticate: IAuthenticate = async (credential, request) =>
		await Promise.resolve(authenticated(credential, request));
}
