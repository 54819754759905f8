import type { Hook } from '../gitlab';
import type { Credential, WorkflowNode } from './rest';
import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';
import { triggerAlone } from './workflows';

const byId = (id: number) => ({ __rl: true, mode: 'id', value: String(id) });

describe('a workflow that listens', () => {
	let scene: Scene;

	beforeAll(async () => {
		scene = await setScene();
	});
	afterEach(async () => await scene.clear());
	afterAll(async () => await scene?.strike());

	const create = async (parameters: WorkflowNode['parameters'], { id, name, type } = scene.credential) => {
		const example = scene.filledIn('label-and-answer-merge-requests.json');
		const { nodes, ...workflow } = triggerAlone(example, { filters: {}, ...parameters });
		const [trigger] = nodes;
		const credentials = { [type]: { id, name } };
		return (await scene.create({ ...workflow, nodes: [{ ...trigger, credentials }] })).id;
	};

	/** Publishes it, has a colleague open a merge request, and switches it off. */
	async function play(id: string, hooks: Hook[]) {
		const { n8n, colleague } = scene;
		await n8n.publish(id);
		expect(hooks).toHaveLength(1);
		await colleague.open('Heard from afar');
		await until('it runs', async () => (await n8n.executions(id)).length > 0);
		await scene.calm(id);
		const runs = await n8n.executions(id);
		expect(runs.map(({ mode, status }) => [mode, status])).toEqual([['webhook', 'success']]);
		await n8n.unpublish(id);
		expect(hooks).toEqual([]);
	}

	it('in several projects has a webhook in each, takes what each delivers, and leaves none behind', async () => {
		const { gitlab, n8n } = scene;
		const projects = gitlab.world.projects.filter(({ path_with_namespace: path }) =>
			['acme/website', 'acme/platform/api'].includes(path),
		);
		const values = projects.map(({ id }) => ({ project: byId(id) }));
		const id = await create({ place: 'projects', projects: { values }, events: ['push_events'] });
		await n8n.publish(id);
		expect(projects.map(({ hooks }) => hooks.length)).toEqual([1, 1]);
		for (const project of projects) {
			const body = { object_kind: 'push', project: { id: project.id } };
			expect(await gitlab.deliver(project.hooks[0], 'Push Hook', body)).toBe(200);
		}
		await until('both run', async () => (await n8n.executions(id)).length === 2);
		await n8n.unpublish(id);
		expect(projects.map(({ hooks }) => hooks.length)).toEqual([0, 0]);
	});

	it('in a group has one webhook there, takes what happens in a project below it, and leaves none', async () => {
		const { namespace } = scene.project;
		if (namespace.kind !== 'group') throw new Error('The project is in no group');
		const events = ['merge_requests_events'];
		const id = await create({ place: 'group', group: byId(namespace.id), events });
		await play(id, namespace.hooks);
		expect(scene.project.hooks).toEqual([]);
	});

	it('in the whole instance has one system hook, takes what happens in any project, and leaves none', async () => {
		const { gitlab, n8n, users } = scene;
		const accessToken = gitlab.world.createToken(users.admin, ['api']);
		const administrator: Credential = await n8n.createCredential('Administrator', 'gitlabDevopsApi', {
			server: gitlab.url,
			accessToken,
		});
		const id = await create({ place: 'instance', events: ['merge_requests_events'] }, administrator);
		await play(id, gitlab.world.systemHooks);
		expect(scene.project.hooks).toEqual([]);
	});
});
