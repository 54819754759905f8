import { availableParallelism, loadavg } from 'node:os';

import type { Locator, Page } from 'playwright-core';

/** What people take for an answer at once is there within this time. */
export const AT_ONCE_MS = 1_000;

interface Step {
	name: string;
	ms: number;
	/** How many times as much the machine had to do as it can do at once. */
	crowding: number;
}

/** How long a person looks at an unchanged page after each step. */
export class Feedback {
	readonly steps: Step[] = [];

	private constructor(private readonly page: Page) {}

	static async in(page: Page): Promise<Feedback> {
		// The clock starts when the page gets the click, not when Playwright begins to look where to click.
		const listen = () => {
			for (const kind of ['click', 'input']) {
				const note = ({ timeStamp }: Event) => {
					Object.assign(globalThis, { acted: performance.timeOrigin + timeStamp });
				};
				addEventListener(kind, note, { capture: true });
			}
		};
		await page.addInitScript(listen);
		await page.evaluate(listen);
		return new Feedback(page);
	}

	/** Does one step, a click or what is typed, and waits until something that can be seen answers it. */
	async after(name: string, act: () => Promise<void>, answer: Locator): Promise<void> {
		if (await answer.first().isVisible()) throw new Error(`'${name}': its answer was there before`);
		const seen = answer.first().waitFor({ timeout: 60_000 });
		await act();
		await seen;
		const at = Date.now();
		const acted = await this.page.evaluate(() => (globalThis as unknown as { acted: number }).acted);
		const crowding = Math.max(1, loadavg()[0] / availableParallelism());
		this.steps.push({ name, ms: Math.round(at - acted), crowding });
	}

	/** The steps that left a person without an answer. A machine that has too much to do takes longer for all. */
	unanswered(): Step[] {
		return this.steps.filter(({ ms, crowding }) => ms > AT_ONCE_MS * crowding);
	}

	toString(): string {
		const lines = this.steps.map(({ name, ms, crowding }) => {
			const busy = crowding > 1 ? ` (the machine had ${crowding.toFixed(1)} times too much to do)` : '';
			return `  ${name}: ${ms} ms${busy}`;
		});
		return lines.join('\n');
	}
}
