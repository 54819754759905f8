import type { IExecuteFunctions } from 'n8n-workflow';

/** Words for something that concerned items of a run, given how many. */
export type Hint = (items: string) => string;

/** What a run tells the user beside its output: each thing once, with how many items it concerned. */
export class Hints {
	private readonly counts = new Map<Hint, number>();

	readonly add = (hint: Hint): void => {
		this.counts.set(hint, (this.counts.get(hint) ?? 0) + 1);
	};

	/** Shows them with the output. Engines before 1.100 know no hints. */
	show(context: IExecuteFunctions): void {
		if (!('addExecutionHints' in context)) return;
		const hints = [...this.counts].map(([hint, count]) => ({
			message: hint(count === 1 ? '1 item' : `${count} items`),
			location: 'outputPane' as const,
			type: 'info' as const,
		}));
		if (hints.length) context.addExecutionHints(...hints);
	}
}
