import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { binaryFile } from './binaryFile';
import {
	type Authentication,
	type Gitlab,
	type RequestPolicy,
	Batches,
	connect,
	DEFAULT_POLICY,
	GitlabError,
	isFailure,
	isRecord,
	LARGEST_BATCH,
	mapAtOnce,
} from './client';
import { asNodeError, operationError, toNodeError } from './failure';
import { requestOptionsIn, shown as shownText, wantedRows } from './fields';
import { Hints } from './hints';
import type { Item, ToolRules } from './item';
import { type Operation, type Output, File } from './operation';
import { Parameters } from './parameters';
import { printable } from './printable';
import { watchTokenEnd } from './tokenEnd';
import { type Asked, answerOf } from './tool/answer';
import { nearestTo, nearestToFilters } from './tool/nearest';
import { modelArguments, questionOf } from './tool/question';
import { toolRulesOf } from './tool/toolOptions';

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
	const fail: Item['fail'] = (message, description) => {
		throw operationError(context, message, { description, itemIndex: 0 });
	};
	const given = requestOptionsIn(context.getNodeParameter('requestOptions', 0, {}), { fail });
	const policy = policyFor(operation, given);
	const gitlab = await open(context, policy);
	const parameters = new Parameters(context);
	const hints = new Hints();
	const showTokenEnd = watchTokenEnd(context, gitlab);
	const tool = toolRulesOf(context);
	const run: Run = { context, operation, parameters, hints, gitlab, batches: new Batches(gitlab), tool };
	const items = context.getInputData().map((_, itemIndex) => itemIndex);
	const groups = items.length > 1 && isTogether(run) ? [items] : items.map((itemIndex) => [itemIndex]);
	let cancelled: Error | undefined;
	const outputs = await mapAtOnce(groups, itemsAtOnce(run, given), async (group) => {
		const [itemIndex] = group;
		try {
			return toItems(run, await runItems(run, group), group);
		} catch (error) {
			// Cancelling ends all items at once, so one error does for all of them.
			if (isFailure(error, 'cancelled')) throw (cancelled ??= shownError(run, itemIndex, error));
			const shown = shownError(run, itemIndex, error);
			if (tool) await nameNearest(run, itemIndex, shown);
			if (!context.continueOnFail()) throw shown;
			const { reason } = shown.context;
			const json = { error: shown.message, ...(reason !== undefined && { reason }) } as IDataObject;
			return [{ json, error: shown, pairedItem: pairedTo(group) }];
		}
	});
	hintAtWaits(context, gitlab.waited);
	hints.show(context);
	await showTokenEnd();
	const rows = outputs.flat();
	return tool ? answerOf(rows, tool, await askedOf(run, rows.length === 0)) : rows;
}

/** What all items of a run have in common. */
interface Run {
	context: IExecuteFunctions;
	operation: Operation;
	parameters: Parameters;
	hints: Hints;
	gitlab: Gitlab;
	batches: Batches;
	/** Where an agent runs the node. */
	tool?: ToolRules;
}

function policyFor(
	{ effect }: Operation,
	{ requestsAtOnce, maxWait }: Partial<RequestPolicy>,
): RequestPolicy {
	return {
		requestsAtOnce: requestsAtOnce ?? DEFAULT_POLICY.requestsAtOnce,
		maxWait: maxWait ?? DEFAULT_POLICY.maxWait,
		readsOnly: effect === 'read',
	};
}

/** How many items are begun at once: one after another where they change something, unless the user says so. */
function itemsAtOnce(run: Run, { requestsAtOnce }: Partial<RequestPolicy>): number {
	const { operation } = run;
	if (operation.effect === 'write') return requestsAtOnce ?? 1;
	const { requestsAtOnce: atOnce } = policyFor(operation, { requestsAtOnce });
	return isBatched(run, 0) ? atOnce * LARGEST_BATCH : atOnce;
}

function isBatched(run: Run, itemIndex: number): boolean {
	return run.operation.inList !== undefined && simplifies(run, itemIndex);
}

function simplifies({ parameters, tool }: Run, itemIndex: number): boolean {
	if (tool) return true;
	const simplify = parameters.value('simplify', itemIndex);
	// Expressions give booleans as text too.
	return simplify === true || simplify === 'true';
}

/** Waits shorter than this need no explanation. */
const LONG_WAIT_MS = 10_000;

function hintAtWaits(context: IExecuteFunctions, waited: number): void {
	// Engines before 1.100 know no hints.
	if (waited < LONG_WAIT_MS || !('addExecutionHints' in context)) return;
	context.addExecutionHints({
		message: `GitLab's rate limit made this run wait ${Math.round(waited / 1000)} seconds. Reading goes faster with 'Additional Tokens' in the access token credential.`,
		location: 'outputPane',
		type: 'info',
	});
}

async function open(context: IExecuteFunctions, policy: RequestPolicy): Promise<Gitlab> {
	try {
		return await connect(context, context.getNodeParameter('authentication', 0) as Authentication, policy);
	} catch (error) {
		throw isFailure(error) ? toNodeError(context, error) : asNodeError(context, error);
	}
}

/** Whether all items are done as one. */
function isTogether({ operation: { together }, parameters }: Run): boolean {
	return together !== undefined && parameters.value(together.parameter, 0) === together.value;
}

function pairedTo(group: number[]): INodeExecutionData['pairedItem'] {
	const paired = group.map((item) => ({ item }));
	return paired.length === 1 ? paired[0] : paired;
}

/** Runs the operation for an item, or once for all of them. */
async function runItems(run: Run, group: number[]): Promise<Output> {
	const { context, operation, gitlab, batches } = run;
	const all: Array<Record<string, unknown>> = [];
	for (const itemIndex of group) all.push(await argumentsOf(run, itemIndex));
	const [args] = all;
	for (const [at, itemIndex] of group.entries()) requireAlike(run, args, { itemIndex, given: all[at] });
	const wanted = isBatched(run, group[0]) ? operation.inList?.(args) : undefined;
	const row = wanted && (await batches.get(wanted));
	return row ?? (await operation.run({ ...args, all, gitlab, context, hint: run.hints.add }));
}

/** Refuses an item that is to be done as one with the first, but means another place. */
function requireAlike(
	{ context, operation }: Run,
	first: Record<string, unknown>,
	{ itemIndex, given }: { itemIndex: number; given: Record<string, unknown> },
): void {
	const other = operation.together?.alike.find((key) => given[key] !== first[key]);
	if (other === undefined) return;
	const label = operation.fields.find(({ key }) => key === other)?.labels[other] ?? other;
	throw operationError(context, `'${label}' is not the same for all items`, {
		description: `It is ${shownText(String(first[other]))} for the first item, and ${shownText(String(given[other]))} for this one.`,
		itemIndex,
	});
}

async function argumentsOf(run: Run, itemIndex: number): Promise<Record<string, unknown>> {
	const item = itemOf(run, itemIndex);
	const args: Record<string, unknown> = {};
	for (const field of run.operation.fields) args[field.key] = await field.read(item);
	return args;
}

function itemOf({ context, parameters, gitlab, tool }: Run, itemIndex: number): Item {
	return {
		gitlab,
		tool,
		timezone: context.getTimezone(),
		value: (name) => parameters.value(name, itemIndex),
		isExpression: (path) => parameters.isExpression(path),
		file: async (field) => await binaryFile(context, itemIndex, field),
		fail: (message, description) => {
			throw operationError(context, message, { description, itemIndex });
		},
	};
}

/** Tells a model what there is instead of what it has asked for. */
async function nameNearest(run: Run, itemIndex: number, error: Error): Promise<void> {
	const isMissing = /\b404\b|was not found|There is no /.test(error.message);
	if (!isMissing) return;
	const sentence = await nearestTo(run.operation, itemOf(run, itemIndex), error.message);
	if (sentence) error.message += ` ${printable(run.context, sentence)}`;
}

async function askedOf(run: Run, inVain: boolean): Promise<Asked> {
	const item = itemOf(run, 0);
	const hasLimit = run.operation.fields.some(({ labels }) => labels.per_page !== undefined);
	return {
		rows: (hasLimit && wantedRows(item)) || Infinity,
		words: printable(run.context, questionOf(run.operation, item.value)),
		nearest: inVain ? printable(run.context, await nearestToFilters(run.operation, item)) : '',
		arguments: modelArguments(run.context),
	};
}

function toItems(run: Run, output: Output, group: number[]): INodeExecutionData[] {
	const pairedItem = pairedTo(group);
	if (output instanceof File) return [{ json: output.json, binary: output.binary, pairedItem }];
	const simplify = simplifies(run, group[0]) ? run.operation.simplify : undefined;
	const rows: unknown[] = Array.isArray(output) ? output : [output];
	return rows.map((row) => {
		if (!isRecord(row))
			throw new GitlabError('notGitlab', 'The server returned something that is not an object');
		const json = row as IDataObject;
		const shown = simplify ? simplify(json) : json;
		// A model can ask for the raw data no more, and the text is what it reads one thing for.
		const text = run.tool && simplify && !Array.isArray(output) ? textOf(json) : {};
		return { json: { ...text, ...shown }, pairedItem };
	});
}

function textOf({ description }: IDataObject): IDataObject {
	return typeof description === 'string' ? { description } : {};
}

function shownError({ context, operation, parameters }: Run, itemIndex: number, error: unknown) {
	if (!isFailure(error)) return asNodeError(context, error, itemIndex);
	const isGiven = (name: string) => {
		try {
			return parameters.value(name, itemIndex) !== null;
		} catch {
			// Another expression of the item fails, too: what failed first is what is told.
			return false;
		}
	};
	const labels = Object.assign({}, ...operation.fields.map((field) => field.labels)) as Record<
		string,
		string
	>;
	return toNodeError(context, error, { itemIndex, labels, subjects: subjectsOf(operation, isGiven) });
}

/** The fields that say what a request is about, as far as they are shown. */
function subjectsOf(operation: Operation, isGiven: (name: string) => boolean): string[] {
	return operation.fields
		.flatMap(({ properties }) => properties)
		.filter(({ type, name }) => type === 'resourceLocator' && isGiven(name))
		.map(({ displayName }) => displayName);
}
