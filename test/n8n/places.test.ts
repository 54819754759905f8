import type { Scene } from './scene';
import { setScene } from './scene';
import { until } from './until';

describe('a workflow that listens in several projects', () => {
	let scene: Scene;

	beforeAll(async () => {
		scene = await setScene();
	});
	afterEach(async () => await scene.clear());
	afterAll(async () => await scene?.strike());

	it('has a webhook in each, takes what each delivers, and leaves none behind', async () => {
		const { gitlab, n8n } = scene;
		const projects = gitlab.world.projects.filter(({ path_with_namespace: path }) =>
			['acme/website', 'acme/platform/api'].includes(path),
		);
		const values = projects.map(({ id }) => ({ project: { __rl: true, mode: 'id', value: String(id) } }));
		const workflow = scene.filledIn('label-and-answer-merge-requests.json');
		const nodes = workflow.nodes
			.filter(({ type }) => type.endsWith('.gitlabTrigger'))
			.map((node) => ({
				...node,
				parameters: {
					...node.parameters,
					place: 'projects',
					projects: { values },
					events: ['push_events'],
					filters: {},
				},
			}));
		const { id } = await scene.create({ ...workflow, nodes, connections: {} });
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
});
