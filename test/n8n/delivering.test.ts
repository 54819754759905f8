import type { Execution } from './execution';
import type { Scene } from './scene';
import { setScene } from './scene';
import { actionNode, chained } from './workflows';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const from = (node: string, property: string) => byId(`={{ $('${node}').item.json.${property} }}`);

describe('a workflow that delivers: what one node gives out is what the next one takes', () => {
	let scene: Scene;
	let seen: Execution;

	beforeAll(async () => {
		scene = await setScene();
		const { project, credential } = scene;
		project.outlook = { status: 'failed', looks: 1 };
		const at = { project: byId(String(project.id)) };
		const node = (name: string, parameters: object) =>
			actionNode(name, credential, { ...at, ...parameters } as never);
		const chain = [
			node('Branch', { resource: 'branch', operation: 'create', branch_name: 'release/2', ref: 'main' }),
			node('Guard', { resource: 'branch', operation: 'protect', name: 'release/*' }),
			node('Pipeline', {
				...{ resource: 'pipeline', operation: 'runAndWait', ref: from('Branch', 'name') },
				options: { log_lines: 2 },
			}),
			node('Log', {
				...{ resource: 'job', operation: 'getLog', logAs: 'file', outputDataField: 'log' },
				job: from('Pipeline', 'failed_jobs[0].id'),
			}),
			node('Tag', {
				resource: 'tag',
				operation: 'create',
				tag_name: 'v2',
				ref: '={{ $("Branch").item.json.commit }}',
			}),
			node('Deployment', {
				...{ resource: 'deployment', operation: 'create', environment: 'staging', ref: 'v2', tag: true },
				...{ sha: '={{ $("Tag").item.json.commit }}', status: 'running' },
			}),
			node('Deployed', {
				...{ resource: 'deployment', operation: 'update', deployment: from('Deployment', 'id') },
				status: 'success',
			}),
		];
		const { id } = await scene.create(chained('Deliver', [chain]));
		seen = await scene.n8n.run(id, 'Start');
	});
	afterAll(async () => {
		await scene?.clear();
		await scene?.strike();
	});

	it('no step of it fails', () => {
		expect(Object.values(seen.failures).flat()).toEqual([]);
	});

	it('the branch is there, and guarded', () => {
		expect(scene.project.branches.get('release/2')).toMatchObject({ protected: true });
	});

	it('a pipeline that fails says which jobs did, and how their logs end', () => {
		expect(seen.output.Pipeline).toEqual([
			expect.objectContaining({
				status: 'failed',
				failed_jobs: [
					expect.objectContaining({ log: expect.stringContaining('ERROR: Job failed') as string }),
				],
			}),
		]);
	});

	it('the deployment of the tag ends well', () => {
		expect(seen.output.Deployed).toEqual([expect.objectContaining({ ref: 'v2', status: 'success' })]);
	});
});
