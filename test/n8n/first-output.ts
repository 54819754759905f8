import type { Editor } from './browser';
import type { Feedback } from './feedback';

interface Account {
	server: string;
	accessToken: string;
}

/** What somebody does who has just installed the nodes: a workflow, a node, a credential, a project, and the first output. */
export async function makeFirstOutput(editor: Editor, feedback: Feedback, account: Account): Promise<void> {
	await addNode(editor, feedback);
	await addCredential(editor, feedback, account);
	const { page } = editor;
	await feedback.after(
		'Project',
		async () => await editor.openList('project'),
		page.getByTestId('rlc-search').or(page.getByTestId('rlc-item')),
	);
	await editor.entries(2);
	const chosen = page.getByTestId('rlc-open-resource-link');
	await feedback.after('A project', async () => await editor.choose('Acme / Website'), chosen);
	const output = page.getByTestId('output-panel');
	const running = page
		.getByTestId('ndv')
		.locator('[aria-busy=true]')
		.or(output.getByText(/Executing node|16 items/));
	await feedback.after(
		'Execute step',
		async () => await page.getByTestId('node-execute-button').click(),
		running,
	);
	await output.getByText('16 items').waitFor();
}

async function addNode({ page }: Editor, feedback: Feedback): Promise<void> {
	const creator = page.getByTestId('node-creator');
	const item = (text: string) => page.getByTestId('node-creator-item-name').filter({ hasText: text }).first();
	const search = async (text: string) => await page.getByTestId('node-creator-search-bar').fill(text);

	const plus = page.getByTestId('universal-add');
	await feedback.after('Back', async () => await page.getByTestId('settings-back').click(), plus);
	const create = page.getByTestId('navigation-menu-item').filter({ hasText: 'Workflow' }).first();
	await feedback.after('+', async () => await plus.click(), create);
	const canvas = page.getByTestId('canvas-add-button').or(page.locator('[data-test-id$=view-loader]'));
	await feedback.after('Workflow', async () => await create.click(), canvas);
	await feedback.after(
		'Add first step',
		async () => await page.getByTestId('canvas-plus-button').click(),
		creator,
	);
	const onCanvas = page.getByTestId('canvas-node');
	await feedback.after('Trigger manually', async () => await item('Trigger manually').click(), onCanvas);
	await creator.waitFor({ state: 'hidden' });
	await feedback.after(
		'+ (of the canvas)',
		async () => await page.getByTestId('node-creator-plus-button').click(),
		creator,
	);
	await feedback.after(
		'GitLab DevOps (typed)',
		async () => await search('GitLab DevOps'),
		item('GitLab DevOps'),
	);
	await feedback.after(
		'GitLab DevOps',
		async () => await item('GitLab DevOps').click(),
		creator.getByText(/^Actions \(\d/),
	);
	const panel = page.getByTestId('ndv');
	const added = onCanvas.nth(1).or(panel);
	await feedback.after('Get many issues', async () => await item('Get many issues').click(), added);
	await panel.waitFor();
}

async function addCredential({ page }: Editor, feedback: Feedback, account: Account): Promise<void> {
	const dialog = page.getByTestId('editCredential-modal');
	const empty = page.getByTestId('node-credentials-empty-state').getByRole('button');
	await feedback.after('Connect to GitLab …', async () => await empty.click(), dialog);
	for (const [name, value] of Object.entries(account)) {
		await dialog.getByTestId(`parameter-input-${name}`).locator('input').first().fill(value);
	}
	const save = dialog.getByTestId('credential-save-button');
	const saved = page.getByTestId('node-credentials-select');
	await feedback.after(
		'Save',
		async () => await save.getByRole('button').or(save).first().click(),
		dialog.locator('[aria-busy=true]').or(saved),
	);
	await dialog.waitFor({ state: 'hidden' });
	await saved.first().waitFor();
}
