import type { Scene } from './scene';
import { setScene } from './scene';
import { startedByHand } from './workflows';

describe('an issue that an outsider has planted, with the ID that a workflow looks for', () => {
	let scene: Scene;

	beforeAll(async () => {
		scene = await setScene();
	});
	afterAll(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	it('is left alone: the workflow makes one of its own, and takes that from then on', async () => {
		const { credential, project, users, gitlab } = scene;
		const { id } = await scene.create(
			startedByHand('Report', {
				id: 'report',
				name: 'Report',
				type: 'n8n-nodes-gitlab-devops.gitlab',
				typeVersion: 1,
				position: [240, 0],
				parameters: {
					resource: 'issue',
					operation: 'createOrUpdate',
					project: { __rl: true, mode: 'id', value: String(project.id) },
					matchBy: 'externalId',
					externalId: 'crm-4711',
					title: 'A report',
				},
				credentials: { [credential.type]: { id: credential.id, name: credential.name } },
			}),
		);
		const report = async () => {
			const { status, error, output } = await scene.n8n.run(id, 'Start');
			if (status !== 'success') throw new Error(error);
			const [{ iid, created }] = output.Report;
			return { iid: Number(iid), created };
		};

		const first = await report();
		const { description } = project.issues.get(first.iid)!;
		project.issues.delete(first.iid);
		const planted = gitlab.world.createIssue(project, { title: 'Mine', author: users.outsider, description });
		const own = await report();
		expect(own).toEqual({ iid: expect.any(Number), created: true });
		expect(own.iid).not.toBe(planted.iid);
		expect(await report()).toEqual({ iid: own.iid, created: false });
		expect(planted).toMatchObject({ title: 'Mine', description, state: 'opened' });
	});
});
