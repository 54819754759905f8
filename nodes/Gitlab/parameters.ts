import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * The node's parameters as a run reads them. What holds no expression is the same for all items, so it is read
 * once: reading it again for each took about a twentieth of the processor time of a request.
 */
export class Parameters {
	private readonly same = new Map<string, unknown>();
	private readonly expressions = new Map<string, boolean>();
	private readonly isOnlyItem: boolean;

	constructor(private readonly context: IExecuteFunctions) {
		this.isOnlyItem = context.getInputData().length === 1;
	}

	/** The value of a parameter for an item, expressions resolved; null where it is not shown. */
	value(name: string, itemIndex: number): unknown {
		if (this.same.has(name)) return this.same.get(name);
		const value = this.context.getNodeParameter(name, itemIndex, null);
		if (this.isOnlyItem || !this.isExpression(name)) this.same.set(name, value);
		return value;
	}

	/** Whether an expression gives what stands at a path of the parameters: itself, a part of it, or all around it. */
	isExpression(path: string): boolean {
		const known = this.expressions.get(path);
		if (known !== undefined) return known;
		const [outer, ...inner] = path.split('.');
		const around = inner.length ? this.written(outer) : undefined;
		const isGiven =
			JSON.stringify(this.written(path)).includes('"=') ||
			(typeof around === 'string' && around.startsWith('='));
		this.expressions.set(path, isGiven);
		return isGiven;
	}

	/** What stands in the workflow, which is the same for all items. */
	private written(path: string): unknown {
		return this.context.getNodeParameter(path, 0, null, { rawExpressions: true });
	}
}
