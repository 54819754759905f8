import { setStage } from './demo-stage';
import { exampleNames, readExample } from './example';
import type { SavedWorkflow } from './rest';
import { N8n } from './rest';

const isOurs = ({ type }: { type: string }) => type.startsWith('n8n-nodes-gitlab-devops.');

describe('the demo', () => {
	let stage: Awaited<ReturnType<typeof setStage>>;
	let n8n: N8n;
	let added: SavedWorkflow[] = [];

	beforeAll(async () => {
		const url = process.env.N8N_URL ?? '';
		stage = await setStage(
			async () => ({ url, stop: async () => {} }),
			() => {},
		);
		n8n = await N8n.logIn(url);
		added = await stage.addExamples();
	}, 120_000);
	afterAll(async () => {
		for (const { id } of added) await n8n.remove(id);
		await stage?.strike();
	});

	it('has all examples, filled in and not published', async () => {
		const others = exampleNames().filter((file) => file !== 'label-and-answer-merge-requests.json');
		expect(added.map(({ name }) => name)).toEqual(others.map((file) => readExample(file).name));
		for (const { id } of added) {
			const { nodes, activeVersionId } = await n8n.workflow(id);
			expect(activeVersionId).toBeNull();
			expect(nodes.filter((node) => isOurs(node) && !node.credentials)).toEqual([]);
			const empty = nodes.filter(({ parameters: { project, group } }) =>
				[project, group].some((place) => (place as { value?: unknown })?.value === ''),
			);
			expect(empty).toEqual([]);
		}
	});

	it('lets a person publish each with a click', async () => {
		for (const { id, name } of added) {
			await n8n.publish(id);
			const { activeVersionId } = await n8n.workflow(id);
			expect([name, activeVersionId]).toEqual([name, expect.any(String)]);
			await n8n.unpublish(id);
		}
	}, 120_000);
});
