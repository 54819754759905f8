import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * The node's parameters as a run reads them. What holds no expression is the same for all items, so it is read
 * once: reading it again for each took about a twentieth of the processor time of a request.
 */
export class Parameters {
	private readonly same = new Map<string, unknown>();
	private readonly varying = new Set<string>();
	private readonly isOnlyItem: boolean;

	constructor(private readonly context: IExecuteFunctions) {
		this.isOnlyItem = context.getInputData().length === 1;
	}

	/** The value of a parameter for an item, expressions resolved; null where it is not shown. */
	value(name: string, itemIndex: number): unknown {
		if (this.same.has(name)) return this.same.get(name);
		const value = this.context.getNodeParameter(name, itemIndex, null);
		if (this.isOnlyItem || !this.varies(name, itemIndex)) this.same.set(name, value);
		return value;
	}

	private varies(name: string, itemIndex: number): boolean {
		if (this.varying.has(name)) return true;
		const raw = this.context.getNodeParameter(name, itemIndex, null, { rawExpressions: true });
		const varies = JSON.stringify(raw).includes('"=');
		if (varies) this.varying.add(name);
		return varies;
	}
}
