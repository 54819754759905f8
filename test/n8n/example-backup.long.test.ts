import type { Credential, Workflow } from './rest';
import type { Scene } from './scene';
import { setScene } from './scene';
import { startedByHand } from './workflows';

const EXAMPLE = 'back-up-workflows.json';

const kept: Workflow = startedByHand('A workflow to keep', {
	id: 'note',
	name: 'Nothing',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	position: [240, 0],
	parameters: {},
});

describe("n8n's workflows are backed up to GitLab", () => {
	let scene: Scene;
	let n8nKey: Credential;
	let workflowId: string;
	let saved: string[];

	beforeAll(async () => {
		scene = await setScene();
		n8nKey = await scene.n8n.createKey(['workflow:list', 'workflow:read', 'workflow:create']);
		const { id } = await scene.create(kept);
		workflowId = (await scene.createExample(EXAMPLE, { n8nKey })).id;
		saved = [id, workflowId];
	});
	afterAll(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	const commits = () => scene.project.branches.get('main')?.commits ?? [];
	const files = () => [...(commits()[0]?.tree.keys() ?? [])].filter((path) => path.startsWith('workflows/'));

	it('as files of one commit, and there is none where nothing has changed', async () => {
		const before = commits().length;
		const first = await scene.n8n.run(workflowId, 'Every night');
		expect(first).toMatchObject({ status: 'success' });
		expect(commits()).toHaveLength(before + 1);
		expect(files()).toEqual(expect.arrayContaining(saved.map((id) => `workflows/${id}.json`)));
		const again = await scene.n8n.run(workflowId, 'Every night');
		expect(again).toMatchObject({ status: 'success' });
		expect(commits()).toHaveLength(before + 1);
	});

	it('and come back as new workflows', async () => {
		const seen = await scene.n8n.run(workflowId, 'Restore by hand');
		expect(seen).toMatchObject({ status: 'success' });
		const made = seen.output['Make the workflow'];
		for (const { id } of made) scene.adopt(String(id));
		const restored = made.find(({ name }) => name === kept.name);
		const { nodes, connections, activeVersionId } = await scene.n8n.workflow(String(restored?.id));
		expect({ nodes, connections }).toEqual({ nodes: kept.nodes, connections: kept.connections });
		expect(activeVersionId).toBeNull();
	});
});
