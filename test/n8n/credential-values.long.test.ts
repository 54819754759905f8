import axios from 'axios';

import { isOlderThan } from './older';
import type { Credential, Workflow } from './rest';
import type { Scene } from './scene';
import { asExpression, setScene } from './scene';
import { until } from './until';
import { actionNode, startedByHand, triggerAlone } from './workflows';

const currentUser = { resource: 'user', operation: 'getCurrent' };

describe('a credential whose values are expressions', () => {
	let scene: Scene;
	let credential: Credential;

	beforeAll(async () => {
		scene = await setScene();
		scene.project.visibility = 'public';
		const { server, accessToken } = scene.credential.data as Record<string, string>;
		const header = [{ name: 'X-Badge', value: asExpression('the-badge-of-n8n') }];
		credential = await scene.n8n.createCredential('Expressions', 'gitlabDevopsApi', {
			server: asExpression(server),
			accessToken: asExpression(accessToken),
			additionalHeaders: { header },
		});
	});
	afterEach(async () => await scene.clear());
	afterAll(async () => await scene?.strike());

	const triggerWith = ({ id, name, type }: Credential, parameters: object) => {
		const workflow = scene.filledIn('label-and-answer-merge-requests.json');
		const { nodes, ...rest } = triggerAlone(workflow, parameters as never);
		return { ...rest, nodes: [{ ...nodes[0], credentials: { [type]: { id, name } } }] };
	};
	const pollingWith = ({ id, name, type }: Credential): Workflow => ({
		...{ name: 'Ask', settings: { executionOrder: 'v1' }, connections: {} },
		nodes: [
			{
				id: 'polling',
				name: 'GitLab DevOps Polling Trigger',
				type: 'n8n-nodes-gitlab-devops.gitlabPollingTrigger',
				typeVersion: 1,
				position: [0, 0] as [number, number],
				parameters: {
					pollTimes: { item: [{ mode: 'everyMinute' }] },
					...{ authentication: 'accessToken', place: 'project', events: ['note_events'] },
					project: { __rl: true, mode: 'id', value: String(scene.project.id) },
				},
				credentials: { [type]: { id, name } },
			},
		],
	});
	const isWithBadge = () =>
		scene.gitlab.requests.every(({ headers }) => headers['x-badge'] === 'the-badge-of-n8n');

	it('is tested with what they give', async () => {
		expect(await scene.n8n.testCredential(credential)).toMatchObject({ status: 'OK' });
	});

	it('works in the action node', async () => {
		const { id } = await scene.create(startedByHand('Who am I', actionNode('Me', credential, currentUser)));
		scene.gitlab.requests.length = 0;
		const { output } = await scene.n8n.run(id, 'Start');
		expect(output.Me[0].username).toBe('maria.santos');
		expect(isWithBadge()).toBe(true);
	});

	it('works in the trigger, which is published and asks for a role', async () => {
		const { n8n, gitlab, users } = scene;
		const { iid } = await scene.colleague.open('A change');
		gitlab.requests.length = 0;
		const workflow = triggerWith(credential, { filters: { minimumRole: 30 }, options: { catchUp: false } });
		const { id } = await scene.create(workflow);
		await n8n.publish(id);
		await scene.as(users.jonas).comment(iid, 'First');
		const { status } = await until('it runs', async () => (await n8n.executions(id)).at(0));
		expect(status).toBe('success');
		expect(gitlab.requests.some(({ path }) => path.includes('/members/'))).toBe(true);
	});

	it('works in what the trigger does when n8n is done with the click', async () => {
		const workflow = triggerWith(credential, { options: { testEvent: true } });
		const { id } = await scene.create(workflow);
		await scene.n8n.listen(id, workflow.nodes[0].name);
		const { status } = await until('it runs', async () => (await scene.n8n.executions(id)).at(0));
		expect(status).toBe('success');
		await until('no webhook is left', () => scene.project.hooks.length === 0);
	});

	it('works in the polling trigger, when it is published and at the polls that follow', async () => {
		const { n8n, gitlab, users } = scene;
		const { id } = await scene.create(pollingWith(credential));
		gitlab.requests.length = 0;
		await n8n.publish(id);
		const [issue] = scene.project.issues.values();
		gitlab.world.createNote(issue, users.jonas, 'Look');
		const { status } = await until('it runs', async () => (await n8n.executions(id)).at(0), 120_000);
		expect(status).toBe('success');
		expect(isWithBadge()).toBe(true);
	}, 180_000);

	const EMPTY = [
		'={{ $json.token }}',
		'={{ $("Start").item.json.token }}',
		'={{ $vars.gitlab_token }}',
		'={{ $env.GITLAB_TOKEN }}',
	];
	const TRIGGERS = {
		'GitLab DevOps Trigger': (empty: Credential) => triggerWith(empty, { options: { catchUp: true } }),
		'GitLab DevOps Polling Trigger': pollingWith,
	};
	const REFUSAL =
		/An expression in the credential has no value here: |'Access Token' in the credential is empty/;
	// n8n 2.11 shows the advice alone, and asks GitLab with some of these.
	const OLD_REFUSAL = new RegExp(
		`${REFUSAL.source}|A trigger's credential can use variables|The token is wrong, expired or revoked`,
	);
	it.each(
		EMPTY.flatMap((value) => Object.entries(TRIGGERS).map(([name, make]) => [value, name, make] as const)),
	)(
		'is refused at publishing where it has no value then: %s in the %s',
		async (accessToken, _, make) => {
			const data = { server: scene.gitlab.url, accessToken };
			const empty = await scene.n8n.createCredential('Empty', 'gitlabDevopsApi', data);
			const { id } = await scene.create(make(empty));
			await expect(scene.n8n.publish(id)).rejects.toThrow(isOlderThan('2.41') ? OLD_REFUSAL : REFUSAL);
			expect(scene.project.hooks).toEqual([]);
		},
		90_000,
	);

	// n8n did not always look whether there is such a secret.
	const itInNewer = isOlderThan('2.41') ? it.skip : it;
	itInNewer('is refused by n8n where it names a secret that there is none of', async () => {
		const data = { server: scene.gitlab.url, accessToken: '={{ $secrets.vault.gitlab }}' };
		const creating = scene.n8n.createCredential('Secret', 'gitlabDevopsApi', data);
		await expect(creating).rejects.toThrow(/secret provider "vault" .* does not exist/);
	});
});

describe('an OAuth2 application without a secret', () => {
	let scene: Scene;

	beforeAll(async () => {
		scene = await setScene();
	});
	afterAll(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	it('is connected with PKCE alone, and the connection is renewed', async () => {
		const { world, url } = scene.gitlab;
		const app = world.createApp([`${scene.n8n.url}/rest/oauth2-credential/callback`], {
			confidential: false,
		});
		world.signedIn = scene.users.jonas;
		const credential = await scene.n8n.createCredential('Public', 'gitlabDevopsOAuth2Api', {
			server: url,
			clientId: app.clientId,
			scopes: ['api'],
		});
		await scene.n8n.connect(credential, async (address) => {
			const options = { maxRedirects: 0, proxy: false as const, validateStatus: () => true };
			return String((await axios.post(address, {}, options)).headers.location);
		});
		const node = actionNode('Me', credential, { ...currentUser, authentication: 'oAuth2' });
		const { id } = await scene.create(startedByHand('Who am I', node));
		const me = async () => (await scene.n8n.run(id, 'Start')).output.Me[0].username;
		expect(await me()).toBe('jonas.weber');
		const tokens = () => [...world.tokens.values()].filter(({ kind }) => kind === 'oauth');
		tokens()[0].expires_at = '2020-01-01T00:00:00.000Z';
		expect(await me()).toBe('jonas.weber');
		expect(tokens()).toHaveLength(2);
		expect(JSON.stringify(scene.gitlab.requests)).not.toContain(app.clientSecret);
	});
});
