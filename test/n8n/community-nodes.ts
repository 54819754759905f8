import type { Locator, Page } from 'playwright-core';

import type { Feedback } from './feedback';

/** n8n's page Settings → Community nodes, as the owner clicks through it. */
export class CommunityNodes {
	readonly card: Locator;

	constructor(
		private readonly page: Page,
		private readonly feedback: Feedback,
		private readonly url: string,
	) {
		this.card = page.getByTestId('community-package-card');
	}

	/** Goes there by clicks from n8n's start page. */
	async open(): Promise<void> {
		const { page, feedback } = this;
		await page.goto(`${this.url}/home/workflows`);
		// Until the page is whole, n8n makes it anew, and a click may go to what is no longer there.
		await page
			.getByTestId('new-workflow-card')
			.or(page.getByTestId('resources-list-item-workflow'))
			.first()
			.waitFor();
		const menu = page.getByTestId('settings-community-nodes');
		await feedback.after(
			'Settings',
			async () => await page.getByTestId('main-sidebar-settings').click(),
			menu,
		);
		const content = this.card.or(page.getByTestId('empty-state'));
		await feedback.after('Community nodes', async () => await menu.click(), content);
	}

	/** Installs what npm's registry has under a name, and gives how long that took. */
	async install(name: string): Promise<number> {
		const { page, feedback } = this;
		const dialog = page.getByTestId('communityPackageInstall-modal');
		const opens = page.getByRole('button', { name: /^install/i });
		await feedback.after('Install', async () => await opens.click(), dialog);
		await dialog.locator('input[name=packageNameInput]').fill(name);
		const button = dialog.getByTestId('install-community-package-button');
		const agree = dialog.getByTestId('user-agreement-checkbox');
		await feedback.after(
			'I understand the risks …',
			async () => await agree.click(),
			button.and(page.locator(':enabled')),
		);
		const from = Date.now();
		await feedback.after('Install (in the dialog)', async () => await button.click(), spinning(button));
		await this.card.getByText(name).waitFor({ timeout: 60_000 });
		return Date.now() - from;
	}

	/** The button that n8n shows where there is a newer version, and its dialog. */
	async update(): Promise<void> {
		const { page, feedback, card } = this;
		const dialog = page.getByTestId('communityPackageManageConfirm-modal');
		const update = card.getByRole('button', { name: 'Update' });
		await feedback.after('Update', async () => await update.click(), dialog);
		const confirm = dialog.getByRole('button', { name: 'Confirm update' });
		await feedback.after('Confirm update', async () => await confirm.click(), busy(dialog));
		await page.getByText('Package updated').waitFor({ timeout: 60_000 });
	}

	async uninstall(): Promise<void> {
		const { page, feedback, card } = this;
		const entry = page.getByTestId('action-uninstall');
		await feedback.after('⋯', async () => await card.getByTestId('action-toggle').click(), entry);
		const dialog = page.getByTestId('communityPackageManageConfirm-modal');
		await feedback.after('Uninstall package', async () => await entry.click(), dialog);
		const confirm = dialog.getByRole('button', { name: 'Confirm uninstall' });
		await feedback.after('Confirm uninstall', async () => await confirm.click(), busy(dialog));
		await card.waitFor({ state: 'detached', timeout: 60_000 });
	}
}

const spinning = (button: Locator) => button.and(button.page().locator('[aria-busy=true]'));

const busy = (dialog: Locator) => dialog.locator('button[aria-busy=true]');
