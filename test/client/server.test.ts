import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { GitlabDevopsApi } from '../../credentials/GitlabDevopsApi.credentials';
import { GitlabDevopsOAuth2Api } from '../../credentials/GitlabDevopsOAuth2Api.credentials';
import { parseServer } from '../../nodes/Gitlab/client/server';
import { nodeOf, workflowOf } from '../engine';

const understood: Array<[typed: string, url: string, basePath: string]> = [
	['https://gitlab.com', 'https://gitlab.com', ''],
	['', 'https://gitlab.com', ''],
	['https://gitlab.com/', 'https://gitlab.com', ''],
	['  https://gitlab.com//  ', 'https://gitlab.com', ''],
	['gitlab.example.com', 'https://gitlab.example.com', ''],
	['gitlab.example.com:8443/gitlab', 'https://gitlab.example.com:8443/gitlab', 'gitlab'],
	['http://10.0.0.5:8080', 'http://10.0.0.5:8080', ''],
	['https://host/gitlab', 'https://host/gitlab', 'gitlab'],
	['https://host/gitlab/', 'https://host/gitlab', 'gitlab'],
	['https://host/tools/gitlab/api/v4/', 'https://host/tools/gitlab', 'tools/gitlab'],
	['https://gitlab.example.com/api/v4', 'https://gitlab.example.com', ''],
	['https://gitlab.example.com/api/v4/projects/1', 'https://gitlab.example.com', ''],
	['https://gitlab.example.com/users/sign_in?redirect=1', 'https://gitlab.example.com', ''],
	['https://gitlab.example.com/-/user_settings/personal_access_tokens', 'https://gitlab.example.com', ''],
	['HTTPS://GitLab.Example.com', 'https://gitlab.example.com', ''],
];

test.each(understood)('the server URL %j is understood as %s', (typed, url, basePath) => {
	expect(parseServer(typed)).toEqual({ url, basePath, api: `${url}/api/v4` });
});

/** What n8n makes of an expression in a credential. */
const resolve = (expression: string, data: ICredentialDataDecryptedObject): string => {
	const workflow = workflowOf([nodeOf('GitLab', 'n8n-nodes-gitlab-devops.gitlab', {}, {})]);
	const node = workflow.getNode('GitLab');
	if (!node) throw new Error('The workflow has lost its node');
	const keys = { $credentials: data, $self: data };
	return String(workflow.expression.getSimpleParameterValue(node, expression, 'internal', keys as never));
};

test.each(understood)(
	'with %j, the credential test and OAuth2 go where the requests go: %s',
	(server, url) => {
		const { test: credentialTest } = new GitlabDevopsApi();
		expect(new URL(resolve(String(credentialTest.request.baseURL), { server })).href).toBe(`${url}/api/v4`);
		const { properties } = new GitlabDevopsOAuth2Api();
		const hidden = (name: string) => String(properties.find((property) => property.name === name)?.default);
		expect(new URL(resolve(hidden('authUrl'), { server })).href).toBe(`${url}/oauth/authorize`);
		expect(new URL(resolve(hidden('accessTokenUrl'), { server })).href).toBe(`${url}/oauth/token`);
		expect(resolve(hidden('scope'), { server, scopes: ['api', 'read_user'] } as never)).toBe('api read_user');
	},
);
