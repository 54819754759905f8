import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { chromium, selectors } from 'playwright-core';
import { owner } from './rest';

const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Where pictures go when they are wanted: `PICTURES=docs npm run jest -- --config test/n8n/jest.config.mjs editor`. */
const pictures = process.env.PICTURES;

/** n8n's editor, as the owner has it open. */
export class Editor {
	private cdp?: CDPSession;

	private constructor(
		private readonly browser: Browser,
		readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens a browser and signs in. */
	static async open(url: string): Promise<Editor> {
		selectors.setTestIdAttribute('data-test-id');
		const browser = await chromium.launch({
			executablePath: process.env.CHROMIUM,
			headless: true,
			args: FLAGS,
		});
		const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
		const page = await context.newPage();
		page.setDefaultTimeout(20_000);
		await page.goto(`${url}/signin`);
		await page.getByTestId('emailOrLdapLoginId').locator('input').fill(owner.email);
		await page.getByTestId('password').locator('input').fill(owner.password);
		await page.getByTestId('form-submit-button').click();
		await page.waitForURL(/\/(home|workflow)/);
		return new Editor(browser, page, url);
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Makes the whole workflow fit, as the button does. */
	async showAll(): Promise<void> {
		await this.page.getByTestId('zoom-to-fit').click();
	}

	/** Opens a node's panel; n8n asks for lists only once it knows the credential. */
	async openNode(name: string): Promise<void> {
		const node = this.page.getByTestId('canvas-node').filter({ hasText: name }).first();
		await node.dblclick();
		await this.page.getByTestId('ndv').waitFor();
	}

	async closeNode(): Promise<void> {
		await this.page.keyboard.press('Escape');
		await this.page.getByTestId('ndv').waitFor({ state: 'hidden' });
	}

	/** Opens the list of a resource locator. */
	async openList(parameter: string): Promise<void> {
		await this.page.getByTestId(`resource-locator-${parameter}`).getByTestId('rlc-input').click();
	}

	async typeIntoList(text: string): Promise<void> {
		await this.page.getByTestId('rlc-search').fill(text);
	}

	/** The entries of the list that is open, as soon as there are so many: what is chosen is there before the rest. */
	async entries(count: number): Promise<string[]> {
		const entries = this.page.getByTestId('rlc-item');
		await entries.nth(count - 1).waitFor();
		await entries.nth(count).waitFor({ state: 'detached' });
		return (await entries.allInnerTexts()).map((text) => text.trim());
	}

	/** Takes an entry of the list that is open. */
	async choose(entry: string): Promise<void> {
		await this.page.getByTestId('rlc-item').filter({ hasText: entry }).click();
	}

	/** What a resource locator shows as chosen. */
	async chosen(parameter: string): Promise<string> {
		const locator = this.page.getByTestId(`resource-locator-${parameter}`);
		return await locator.getByTestId('rlc-input').inputValue();
	}

	/** What the browser complains of from now on. */
	complaints(): string[] {
		const said: string[] = [];
		this.page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
		this.page.on('pageerror', ({ message }) => said.push(message));
		return said;
	}

	/** Opens the list behind a field with fixed choices, and gives their names. */
	async choices(parameter: string): Promise<string[]> {
		await this.page.getByTestId(`parameter-input-${parameter}`).locator('input').first().click();
		const options = this.page.locator('.el-select-dropdown:visible .option-headline');
		await options.first().waitFor();
		return (await options.allInnerTexts()).map((text) => text.trim());
	}

	/** Takes one of the choices of the list that is open. */
	async take(choice: string, timeout?: number): Promise<void> {
		const options = this.page.locator('.el-select-dropdown:visible .option-headline');
		await options.getByText(choice, { exact: true }).click({ timeout });
	}

	/** Takes one of a field's fixed choices. A list that closes while the panel is still drawn is opened again. */
	async select(parameter: string, choice: string): Promise<void> {
		for (let tries = 1; ; tries += 1) {
			await this.choices(parameter);
			try {
				return await this.take(choice, 5_000);
			} catch (error) {
				if (tries === 3) throw error;
			}
		}
	}

	/** The time that the page's main thread has computed, in milliseconds; what else the machine does is not in it. */
	async computed(): Promise<number> {
		this.cdp ??= await this.page.context().newCDPSession(this.page);
		// Only the first call has an effect: the count goes on from there.
		await this.cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
		const { metrics } = await this.cdp.send('Performance.getMetrics');
		return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
	}

	/** Lets the trigger whose panel is open listen for a test event. */
	async listen(): Promise<void> {
		await this.page.getByTestId('node-execute-button').click();
		await this.page.getByTestId('trigger-listening').waitFor();
	}

	/** A tab beside the editor. */
	async openTab(): Promise<Page> {
		return await this.page.context().newPage();
	}

	async picture(name: string, page = this.page): Promise<void> {
		if (!pictures) return;
		mkdirSync(pictures, { recursive: true });
		await page.screenshot({ path: path.join(pictures, `${name}.png`), animations: 'disabled' });
	}

	async close(): Promise<void> {
		await this.browser.close();
	}
}
