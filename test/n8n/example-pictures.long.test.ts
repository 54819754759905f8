import { Editor } from './browser';
import { exampleNames } from './example';
import type { Scene } from './scene';
import { setScene } from './scene';

/** `PICTURES=docs/examples npm run jest -- --config test/n8n/jest.config.mjs example-pictures` makes all pictures anew. */
describe("the example workflows in n8n's editor", () => {
	let scene: Scene;
	let editor: Editor;

	beforeAll(async () => {
		scene = await setScene();
		editor = await Editor.open(scene.n8n.url);
	});
	afterEach(async () => await scene.clear());
	afterAll(async () => {
		await editor?.close();
		await scene?.strike();
	});

	it.each(exampleNames())('%s is shown whole, and n8n misses nothing in its GitLab nodes', async (file) => {
		const n8nKey = await scene.n8n.createKey(['workflow:list']);
		const modelKey = await scene.n8n.createCredential('Model', 'openAiApi', { apiKey: 'sk-none' });
		const { id } = await scene.createExample(file, { n8nKey, modelKey });
		await editor.openWorkflow(id);
		await editor.showAll();
		expect(await editor.page.getByTestId('node-issues').count()).toBe(0);
		await editor.picture(file.replace('.json', ''));
	});
});
