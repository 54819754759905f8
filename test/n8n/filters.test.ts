import type { Hook } from '../gitlab';
import type { Credential, WorkflowNode } from './rest';
import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';
import { triggerAlone } from './workflows';

const ONWARD = 'Went on';

/** Comments in which GitLab shows no line that is the command, whatever else stands there. */
const HIDDEN = [
	'````\n```\n/deploy hidden\n```\n````',
	'~~~\n```\n/deploy hidden\n~~~',
	'    /deploy hidden',
	'>>>\n/deploy hidden\n>>>',
	'> Well,\n/deploy hidden',
	'<!--\n\n/deploy hidden\n\n-->',
	'<details>\n\n/deploy hidden\n\n</details>',
	'- Well,\n/deploy hidden',
	'Try `\n/deploy hidden\n` now',
	'Hi\u2028/deploy hidden',
];

const BOTS = [
	...['project_42_bot', 'project_42_bot1', 'project_42_bot_0a1b2c3d4e5f', 'group_7_bot_0a1b2c3d4e5f'],
	...['service_account_group_345_0a1b2c3d4e5f', 'gitlab_security_policy_project_42_bot', 'ghost1'],
];

describe('a published workflow whose trigger has filters', () => {
	let scene: Scene;

	beforeAll(async () => {
		scene = await setScene();
	});
	afterEach(async () => await scene.clear());
	afterAll(async () => await scene?.strike());

	async function publish(parameters: WorkflowNode['parameters'], { id, name, type } = scene.credential) {
		const example = scene.filledIn('label-and-answer-merge-requests.json');
		const workflow = triggerAlone(example, parameters, [ONWARD]);
		const [trigger, ...ends] = workflow.nodes;
		const credentials = { [type]: { id, name } };
		const saved = await scene.create({ ...workflow, nodes: [{ ...trigger, credentials }, ...ends] });
		await scene.n8n.publish(saved.id);
		return saved.id;
	}

	/** What came out of a workflow, oldest first, when so many executions are seen and no other is under way. */
	async function outcomes(id: string, wanted: number) {
		await until('all have run', async () => (await scene.n8n.executions(id)).length >= wanted);
		await scene.calm(id);
		const runs = await scene.n8n.executions(id);
		expect(runs.map(({ status }) => status)).toEqual(runs.map(() => 'success'));
		return runs.map(({ output }) => output[ONWARD][0] as Record<string, Record<string, unknown>>);
	}

	async function deliverAll(hook: Hook, header: string, bodies: object[]) {
		for (const body of bodies) expect(await scene.gitlab.deliver(hook, header, body)).toBe(200);
	}

	it('starts with a command on a line of text, and with none that code, quotes or HTML hide', async () => {
		const id = await publish({ events: ['note_events'], filters: { command: '/deploy' } });
		const [{ iid }] = scene.project.merge_requests.values();
		for (const text of HIDDEN) await scene.colleague.comment(iid, text);
		for (const text of HIDDEN) await scene.colleague.comment(iid, `${text}\n\n\n/deploy shown`);
		const shown = await outcomes(id, HIDDEN.length);
		expect(shown.map(({ command }) => command.args)).toEqual(shown.map(() => ['shown']));
		expect(shown).toHaveLength(HIDDEN.length);
	});

	it('starts with what people did, and with nothing that bots did', async () => {
		const id = await publish({ events: ['merge_requests_events'], filters: { notBy: 'bots' } });
		const bodies = [...BOTS, 'robot'].map((username, at) => ({
			...{ object_kind: 'merge_request', project: { id: scene.project.id }, user: { id: 90 + at, username } },
			object_attributes: { iid: 1, action: 'open' },
		}));
		await deliverAll(scene.project.hooks[0], 'Merge Request Hook', bodies);
		expect((await outcomes(id, 1)).map(({ user }) => user.username)).toEqual(['robot']);
	});

	it("starts with a merge request's pipeline by its source branch", async () => {
		const id = await publish({ events: ['pipeline_events'], filters: { refs: 'feature/*' } });
		const pipeline = (iid: number, ref: string, source_branch?: string) => ({
			...{ object_kind: 'pipeline', project: { id: scene.project.id } },
			object_attributes: { id: iid, ref, status: 'success' },
			merge_request: source_branch ? { iid: 438, source_branch } : null,
		});
		await deliverAll(scene.project.hooks[0], 'Pipeline Hook', [
			pipeline(1, 'refs/merge-requests/437/head', 'fix/x'),
			pipeline(2, 'main'),
			pipeline(3, 'refs/merge-requests/438/head', 'feature/x'),
			pipeline(4, 'refs/merge-requests/438/merge', 'feature/x'),
		]);
		const ids = (await outcomes(id, 2)).map((output) => output.pipeline.id);
		expect(ids.sort()).toEqual([3, 4]);
	});

	it('tells the event of a system hook by its body where the header is an older one', async () => {
		const { gitlab, n8n, users } = scene;
		const accessToken = gitlab.world.createToken(users.admin, ['api']);
		const administrator: Credential = await n8n.createCredential('Administrator', 'gitlabDevopsApi', {
			...{ server: gitlab.url, accessToken },
		});
		const events = ['repository_update_events'];
		const id = await publish({ place: 'instance', events, filters: {} }, administrator);
		const [hook] = gitlab.world.systemHooks;
		const project = { id: scene.project.id };
		const update = {
			event_name: 'repository_update',
			project_id: project.id,
			project,
			refs: ['refs/heads/x'],
		};
		await deliverAll(hook, 'Push Hook', [{ ...update, event_name: 'push', object_kind: 'push' }]);
		await deliverAll(hook, 'Repository Update Hook', [update]);
		await deliverAll(hook, 'System Hook', [update]);
		expect((await outcomes(id, 2)).map(({ event }) => event)).toEqual(['repository', 'repository']);
	});
});
