import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Authentication } from './client/connect';
import { connect, DEFAULT_MANNERS } from './client/connect';
import { isFailure } from './client/errors';
import type { Gitlab, Manners } from './client/gitlab';
import { toNodeError } from './failure';
import type { File, Item, Operation, Output } from './operation';

/**
 * Runs an operation over all input items, reads several at a time and writes in item order.
 *
 * @returns the output items in the order of their inputs, each with its `pairedItem`
 * @throws NodeApiError, NodeOperationError for the first item that failed, unless n8n is to continue
 */
export async function runOperation(
	context: IExecuteFunctions,
	operation: Operation,
): Promise<INodeExecutionData[]> {
	const manners = readManners(context);
	const gitlab = await open(context, manners);
	const given = (context.getNodeParameter('options', 0, {}) as Partial<Manners>).requestsAtOnce;
	const atOnce = operation.effect === 'read' ? manners.requestsAtOnce : Number(given ?? 1);
	const items = context.getInputData().map((_, itemIndex) => itemIndex);
	const outputs = await mapInOrder(items, atOnce, async (itemIndex) => {
		try {
			const output = await runItem(context, gitlab, operation, itemIndex);
			return toItems(output, operation, context, itemIndex);
		} catch (error) {
			const shown = shownError(context, operation, itemIndex, error);
			if (!context.continueOnFail()) throw shown;
			return [{ json: { error: shown.message }, error: shown, pairedItem: { item: itemIndex } }];
		}
	});
	return outputs.flat();
}

function readManners(context: IExecuteFunctions): Manners {
	const { requestsAtOnce, maxWait } = context.getNodeParameter('options', 0, {}) as Partial<Manners>;
	return {
		requestsAtOnce: Math.max(1, Number(requestsAtOnce ?? DEFAULT_MANNERS.requestsAtOnce)),
		maxWait: Math.max(0, Number(maxWait ?? DEFAULT_MANNERS.maxWait)),
	};
}

async function open(context: IExecuteFunctions, manners: Manners): Promise<Gitlab> {
	try {
		return await connect(context, context.getNodeParameter('authentication', 0) as Authentication, manners);
	} catch (error) {
		throw isFailure(error) ? toNodeError(context.getNode(), error) : asNodeError(context, error);
	}
}

async function runItem(
	context: IExecuteFunctions,
	gitlab: Gitlab,
	operation: Operation,
	itemIndex: number,
): Promise<Output> {
	const item: Item = {
		gitlab,
		timezone: context.getTimezone(),
		value: (name) => context.getNodeParameter(name, itemIndex, null),
		fail: (message, description) => {
			throw new NodeOperationError(context.getNode(), `${message} [item ${itemIndex}]`, {
				itemIndex,
				description,
			});
		},
	};
	const args: Record<string, unknown> = {};
	for (const field of operation.fields) args[field.key] = await field.read(item);
	return await operation.run({ ...args, gitlab, context });
}

function toItems(
	output: Output,
	operation: Operation,
	context: IExecuteFunctions,
	item: number,
): INodeExecutionData[] {
	if (isFile(output)) return [{ ...output, pairedItem: { item } }];
	const simplify =
		context.getNodeParameter('simplify', item, false) === true ? operation.simplify : undefined;
	const rows = Array.isArray(output) ? output : [output];
	return rows.map((json) => ({ json: simplify ? simplify(json) : json, pairedItem: { item } }));
}

function isFile(output: Output): output is File {
	return !Array.isArray(output) && typeof output.binary === 'object' && 'json' in output;
}

function shownError(context: IExecuteFunctions, operation: Operation, itemIndex: number, error: unknown) {
	if (!isFailure(error)) return asNodeError(context, error, itemIndex);
	const labels = Object.assign({}, ...operation.fields.map((field) => field.labels)) as Record<
		string,
		string
	>;
	const subjects = operation.fields
		.flatMap(({ properties }) => properties)
		.filter(
			({ type, name }) =>
				type === 'resourceLocator' && context.getNodeParameter(name, itemIndex, null) !== null,
		)
		.map(({ displayName }) => displayName);
	return toNodeError(context.getNode(), error, { itemIndex, labels, subjects });
}

function asNodeError(context: IExecuteFunctions, error: unknown, itemIndex?: number) {
	if (error instanceof NodeOperationError || error instanceof NodeApiError) return error;
	return new NodeOperationError(context.getNode(), error as Error, { itemIndex });
}

/** Maps with at most `atOnce` under way; the first failure stops what has not begun. */
async function mapInOrder<T, R>(values: T[], atOnce: number, map: (value: T) => Promise<R>): Promise<R[]> {
	const results = new Array<R>(values.length);
	let next = 0;
	let stopped = false;
	const work = async () => {
		while (next < values.length && !stopped) {
			const index = next++;
			let done = false;
			try {
				results[index] = await map(values[index]);
				done = true;
			} finally {
				stopped ||= !done;
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, values.length) }, work));
	return results;
}
