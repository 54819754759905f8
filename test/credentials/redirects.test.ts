import type { IncomingHttpHeaders, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ClientOAuth2 } from '@n8n/client-oauth2';
import { ExecuteContext } from 'n8n-core';
import { createEmptyRunExecutionData } from 'n8n-workflow';
import { GitlabDevopsOAuth2Api } from '../../credentials/GitlabDevopsOAuth2Api.credentials';
import { additionalData, nodeOf, workflowOf } from '../engine';

interface Recorded {
	headers: IncomingHttpHeaders;
	body: string;
}

const closing: Server[] = [];
afterEach(() => closing.splice(0).forEach((server) => server.close()));

/** A server that writes down what reaches it; it sends on where a place is given. */
const startServer = async (answer: { status: number; location?: string; body?: unknown }) => {
	const requests: Recorded[] = [];
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString()));
		request.on('end', () => {
			requests.push({ headers: request.headers, body });
			const { status, location } = answer;
			response.writeHead(status, { 'content-type': 'application/json', ...(location && { location }) });
			response.end(JSON.stringify(answer.body ?? {}));
		});
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	closing.push(server);
	return { port: (server.address() as AddressInfo).port, requests };
};

const elsewhere = async (body: unknown) => {
	const server = await startServer({ status: 200, body });
	return { ...server, url: `http://localhost:${server.port}` };
};

test('a node that lets n8n follow redirects leaves the token at the server it was meant for', async () => {
	const other = await elsewhere({});
	const first = await startServer({ status: 302, location: `${other.url}/api/v4/user` });
	const server = `http://127.0.0.1:${first.port}`;
	const credentials = { gitlabDevopsApi: { server, accessToken: 'glpat-secret' } };
	const node = nodeOf('HTTP Request', 'n8n-nodes-gitlab-devops.gitlab', {}, credentials);
	const context = new ExecuteContext(
		workflowOf([node]),
		node,
		additionalData(credentials),
		'manual',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const options = { url: `${server}/api/v4/user` };
	await context.helpers.httpRequestWithAuthentication.call(context, 'gitlabDevopsApi', options);
	expect(first.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer glpat-secret']);
	expect(other.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

/** n8n's OAuth2 client, told what n8n tells it of the credential. */
const clientFor = (server: string) => {
	const { properties } = new GitlabDevopsOAuth2Api();
	const authentication = properties.find(({ name }) => name === 'authentication')?.default as
		| 'header'
		| 'body';
	return new ClientOAuth2({
		clientId: 'client',
		clientSecret: 'gloas-secret',
		accessTokenUri: `${server}/oauth/token`,
		authorizationUri: `${server}/oauth/authorize`,
		redirectUri: 'https://n8n.example/callback',
		authentication,
		...(authentication === 'body' && { body: { client_secret: 'gloas-secret' } }),
	} as never);
};

// n8n follows redirects of its own token requests, whatever the credential says. See the credential.
test.each([301, 302, 303, 307, 308])(
	'when the token request of OAuth2 is sent on to another host with %i, the client secret stays here',
	async (status) => {
		const tokens = { access_token: 'a', refresh_token: 'r', token_type: 'Bearer' };
		const other = await elsewhere(tokens);
		const first = await startServer({ status, location: `${other.url}/oauth/token` });
		const client = clientFor(`http://127.0.0.1:${first.port}`);
		await client.code.getToken('https://n8n.example/callback?code=code');
		await client.createToken({ access_token: 'a', refresh_token: 'r' }, 'bearer').refresh();
		expect(first.requests).toHaveLength(2);
		for (const { headers } of first.requests) expect(headers.authorization).toMatch(/^Basic /);
		expect(other.requests).toHaveLength(2);
		expect(JSON.stringify(other.requests)).not.toMatch(/gloas-secret|Basic/);
	},
);
