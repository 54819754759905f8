import type { Page } from 'playwright-core';
import { Editor } from './browser';
import type { Scene } from './scene';
import { setScene } from './scene';

describe("in the browser, beside n8n, on the stand-in's pages", () => {
	let scene: Scene;
	let editor: Editor;
	let page: Page;

	beforeAll(async () => {
		scene = await setScene();
		scene.gitlab.world.signedIn = scene.users.aiko;
		editor = await Editor.open(scene.n8n.url);
		page = await editor.openTab();
	});
	afterEach(async () => await scene.clear());
	afterAll(async () => {
		await editor?.close();
		await scene?.strike();
	});

	const reloadUntil = async (text: string) => {
		while (!(await page.getByText(text).count())) await page.reload();
	};

	it('a person opens a merge request, comments, and sees label and answers arrive', async () => {
		const { id } = await scene.createExample('label-and-answer-merge-requests.json');
		await scene.n8n.publish(id);
		await page.goto(scene.gitlab.url);
		await page.getByRole('link', { name: 'Acme / Website' }).click();
		await editor.picture('stand-in-project', page);
		await page.getByLabel('Title of a merge request').fill('Faster search');
		await page.getByRole('button', { name: 'Open merge request' }).click();
		await page.getByRole('heading', { name: 'Faster search' }).waitFor();
		await reloadUntil('needs review');
		await page.getByLabel('Comment').fill('Could somebody look at this?');
		await page.getByRole('button', { name: 'Comment', exact: true }).click();
		await page.getByText('Could somebody look at this?').first().waitFor();
		await reloadUntil('in discussion');
		await editor.picture('stand-in-merge-request', page);
		await scene.calm(id);
		const executions = await scene.n8n.executions(id);
		expect(executions.map(({ status }) => status)).toEqual(executions.map(() => 'success'));
	});
});
