import { locator } from '../../parameters';
import type { Stage } from '../stage';
import { parametersFor, setStage } from '../stage';

let stage: Stage;
const set = async (options?: Parameters<typeof setStage>[0]) => {
	await stage?.clear();
	stage = await setStage(options);
};
beforeEach(async () => await set());
afterEach(async () => await stage.clear());

const HOOKS = '/projects/acme%2Fwebsite/hooks';
const { stringify } = JSON;

describe('switching on', () => {
	it('registers a hook that says all that GitLab would otherwise decide', async () => {
		await stage.workflow.activate();
		const request = stage.gitlab.requests.find(({ method }) => method === 'POST');
		expect(request?.path).toBe(`/api/v4${HOOKS}`);
		expect(request?.body).toEqual({
			url: stage.workflow.url,
			name: 'n8n: Greet newcomers',
			description: expect.stringMatching(
				/^Starts the workflow "Greet newcomers" \(http:\/\/127\.0\.0\.1:5678\/workflow\/workflow\)\. n8n manages this webhook and undoes changes to it\. \[key [0-9a-f]{8}\]$/,
			),
			push_events: false,
			tag_push_events: false,
			issues_events: false,
			confidential_issues_events: false,
			note_events: false,
			confidential_note_events: false,
			merge_requests_events: true,
			job_events: false,
			pipeline_events: false,
			wiki_page_events: false,
			deployment_events: false,
			feature_flag_events: false,
			releases_events: false,
			milestone_events: false,
			emoji_events: false,
			resource_access_token_events: false,
			resource_deploy_token_events: false,
			vulnerability_events: false,
			enable_ssl_verification: true,
			token: expect.stringMatching(/^[0-9a-f]{64}$/),
			signing_token: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
		});
		expect(await stage.tell()).toBe(200);
		expect(stage.workflow.executions).toEqual([
			{ object_kind: 'merge_request', project: { id: stage.projects.website.id } },
		]);
	});

	it('does nothing where all is in order: publishing again, starting n8n again', async () => {
		await stage.workflow.activate();
		const saved = stringify(stage.workflow.staticData);
		stage.writes();
		await stage.workflow.activate('init');
		await stage.workflow.activate('leadershipChange');
		expect(stage.writes()).toEqual([]);
		expect(stringify(stage.workflow.staticData)).toBe(saved);
	});

	it('gives each hook secrets of its own', async () => {
		await stage.workflow.activate();
		const { token, signing_token, description } = stage.hook();
		await stage.workflow.deactivate();
		await stage.workflow.activate();
		expect(stage.hook().token).not.toBe(token);
		expect(stage.hook().signing_token).not.toBe(signing_token);
		expect(stage.hook().description).not.toBe(description);
	});

	it('leaves the hooks of others alone', async () => {
		await stage.workflow.activate();
		const other = { ...stage.hook(), id: 4_711, url: 'https://ci.example.com/hook' };
		stage.hooks.unshift(other);
		await stage.workflow.activate();
		await stage.workflow.deactivate();
		expect(stage.hooks).toEqual([other]);
	});

	it('takes the project by its URL, on a server below a path', async () => {
		await set({ basePath: '/gitlab' });
		const { workflow, gitlab } = stage;
		workflow.parameters.project = locator(`${gitlab.url}/acme/website/-/merge_requests/1`, 'url');
		await workflow.activate();
		expect(await stage.tell()).toBe(200);
	});

	it('works with an OAuth2 credential', async () => {
		const { workflow, gitlab, token } = stage;
		workflow.parameters.authentication = 'oAuth2';
		const oauthTokenData = { access_token: token, token_type: 'Bearer' };
		workflow.credentials = { gitlabDevopsOAuth2Api: { server: gitlab.url, oauthTokenData } };
		await workflow.activate();
		expect(await stage.tell()).toBe(200);
	});

	it('marks a hook that only listens for a test event', async () => {
		await stage.workflow.activate('manual');
		expect(stage.hook().name).toBe('n8n test: Greet newcomers');
	});

	it('says in the log which events the server does not have', async () => {
		stage.workflow.parameters.events = ['merge_requests_events', 'resource_deploy_token_events'];
		await stage.workflow.activate();
		expect(stage.workflow.log).toEqual([
			'GitLab DevOps Trigger, workflow workflow: this GitLab does not have Deploy Token Events',
		]);
	});

	it('cuts a workflow name that is longer than GitLab takes, between characters', async () => {
		stage.workflow.title = '🦊'.repeat(300);
		await stage.workflow.activate();
		expect(stage.hook().name).toBe(`n8n: ${'🦊'.repeat(200)}`);
	});
});

describe('what keeps the hook from being made', () => {
	const failure = async () => {
		const error = (await stage.workflow.activate().catch((thrown: Error) => thrown)) as Error & {
			description: string;
		};
		expect(error).toBeInstanceOf(Error);
		expect(stage.hooks).toEqual([]);
		return { message: error.message, description: error.description };
	};

	it.each([
		['is blocked: Requests to the local network are not allowed', { allowLocalHooks: false }],
		['Invalid url given', {}],
	])('an address that GitLab refuses: %s', async (words, options) => {
		await set(options);
		if (words.startsWith('Invalid')) {
			const match = ({ method }: { method: string }) => method === 'POST';
			stage.gitlab.faults.add({ kind: 'status', status: 422, body: { error: words }, match });
		}
		const origin = stage.n8n.url.replace(/\/$/, '');
		const { message, description } = await failure();
		expect(message).toContain(`GitLab does not deliver to ${origin}: `);
		expect(message).toContain(words);
		expect(message).not.toContain(stage.workflow.webhookId);
		expect(description).toContain("set WEBHOOK_URL in n8n's environment");
		expect(description).toContain('Allow requests to the local network from webhooks and integrations');
	});

	it.each<[string, keyof Stage, string, string]>([
		['the role of a Developer', 'developerToken', '403 Forbidden', 'Only Maintainers and Owners'],
		['a project that the user does not see', 'outsiderToken', '404 Project Not Found', "Check 'Project'"],
		['a token that may only read', 'readToken', 'insufficient_scope', 'scopes: api'],
	])('%s', async (_what, token, words, advice) => {
		stage.workflow.credentials.gitlabDevopsApi.accessToken = stage[token] as string;
		const { message, description } = await failure();
		expect(message).toContain(words);
		expect(description).toContain(advice);
	});

	it('a wrong token, which no text shows', async () => {
		stage.workflow.credentials.gitlabDevopsApi.accessToken = 'glpat-wrong';
		const said = await failure();
		expect(said.message).toBe('401 Unauthorized');
		expect(stringify([said, stage.workflow.log])).not.toContain('glpat-wrong');
	});

	it('no event chosen', async () => {
		stage.workflow.parameters = parametersFor([]);
		expect((await failure()).message).toBe("'Trigger On' is empty");
	});

	it('an answer that got lost: what GitLab has made is removed again', async () => {
		stage.gitlab.faults.add({ kind: 'truncate', times: 1, match: ({ method }) => method === 'POST' });
		await failure();
		expect(stage.workflow.memory).toEqual({});
	});
});
