import axios from 'axios';

import { startGitlab } from '../gitlab';
import type { Credential, Workflow } from './rest';
import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';
import { startedByHand, triggerAlone } from './workflows';

const SCOPES = ['api', 'read_user'];

function currentUser({ id, name, type }: Credential): Workflow {
	return startedByHand('Who am I', {
		id: 'me',
		name: 'Me',
		type: 'n8n-nodes-gitlab-devops.gitlab',
		typeVersion: 1,
		position: [240, 0],
		parameters: { authentication: 'oAuth2', resource: 'user', operation: 'getCurrent' },
		credentials: { [type]: { id, name } },
	});
}

describe('the OAuth2 credential in n8n', () => {
	let scene: Scene;
	let credential: Credential;
	let page: URL;

	beforeAll(async () => {
		scene = await setScene();
		const { world, url } = scene.gitlab;
		const app = world.createApp([`${scene.n8n.url}/rest/oauth2-credential/callback`]);
		world.signedIn = scene.users.jonas;
		credential = await scene.n8n.createCredential('OAuth2', 'gitlabDevopsOAuth2Api', {
			server: `${url}/`,
			clientId: app.clientId,
			clientSecret: app.clientSecret,
			scopes: SCOPES,
		});
		await scene.n8n.connect(credential, async (address) => {
			page = new URL(address);
			const answer = await axios.post(
				address,
				{},
				{ maxRedirects: 0, proxy: false, validateStatus: () => true },
			);
			return String(answer.headers.location);
		});
	});
	afterEach(async () => await scene.clear());
	afterAll(async () => await scene?.strike());

	const me = async () => {
		const { id } = await scene.create(currentUser(credential));
		const { status, error, output } = await scene.n8n.run(id, 'Start');
		if (status !== 'success') throw new Error(error);
		return output.Me[0].username;
	};

	const tokens = () => [...scene.gitlab.world.tokens.values()].filter(({ kind }) => kind === 'oauth');

	it('asks at the server in the credential for the chosen scopes, with PKCE', () => {
		expect(`${page.origin}${page.pathname}`).toBe(`${scene.gitlab.url}/oauth/authorize`);
		expect(page.searchParams.get('scope')).toBe(SCOPES.join(' '));
		expect(page.searchParams.get('code_challenge_method')).toBe('S256');
	});

	it('works as the person who has connected it', async () => {
		expect(await me()).toBe('jonas.weber');
	});

	it('lets the trigger ask for a sample, which it does when n8n is done with the click', async () => {
		const workflow = scene.filledIn('label-and-answer-merge-requests.json');
		const parameters = { authentication: 'oAuth2', options: { testEvent: true } };
		const { nodes, ...rest } = triggerAlone(workflow, parameters);
		const credentials = { [credential.type]: { id: credential.id, name: credential.name } };
		const { id } = await scene.create({ ...rest, nodes: [{ ...nodes[0], credentials }] });
		await scene.n8n.listen(id, nodes[0].name);
		const { mode, status } = await until('it runs', async () => (await scene.n8n.executions(id)).at(0));
		expect([mode, status]).toEqual(['manual', 'success']);
		await until('no webhook is left', () => scene.project.hooks.length === 0);
	});

	it('renews the connection by itself when the token has run out, and uses the new one from then on', async () => {
		const [former] = tokens().slice(-1);
		former.expires_at = '2020-01-01T00:00:00.000Z';
		expect(await me()).toBe('jonas.weber');
		const [renewed] = tokens().slice(-1);
		expect(renewed).not.toBe(former);
		const count = tokens().length;
		expect(await me()).toBe('jonas.weber');
		expect(tokens()).toHaveLength(count);
	});

	it('says that the connection has ended when GitLab does not renew it', async () => {
		const [former] = tokens().slice(-1);
		former.expires_at = '2020-01-01T00:00:00.000Z';
		const body = { error: 'invalid_grant', error_description: 'The refresh token is revoked' };
		const match = ({ path }: { path: string }) => path === '/oauth/token';
		scene.gitlab.faults.add({ kind: 'status', status: 400, body, match });
		await expect(me()).rejects.toThrow(/^GitLab does not renew the OAuth2 connection: .*connect the OAuth2/);
		scene.gitlab.faults.clear();
	});

	it.each([302, 307])(
		'takes no secret of the application to where a %i of the token request points',
		async (status) => {
			const elsewhere = await startGitlab();
			const location = `${elsewhere.url.replace('127.0.0.1', 'localhost')}/oauth/token`;
			const [former] = tokens().slice(-1);
			former.expires_at = '2020-01-01T00:00:00.000Z';
			scene.gitlab.faults.add({
				kind: 'redirect',
				status,
				location,
				match: ({ path }) => path === '/oauth/token',
			});
			await expect(me()).rejects.toThrow();
			scene.gitlab.faults.clear();
			await elsewhere.close();
			const came = JSON.stringify(elsewhere.requests);
			const { clientId, clientSecret } = credential.data;
			const basic = Buffer.from(`${String(clientId)}:${String(clientSecret)}`).toString('base64');
			for (const secret of [clientSecret, basic, 'authorization']) expect(came).not.toContain(secret);
		},
	);
});
