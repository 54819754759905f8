import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { adviceOn } from './advice';
import { type GitlabError, secretsOf } from './client';
import { printable } from './printable';
import { causeOf, reasonFor } from './reason';
import { isTool } from './tool/isTool';

/** n8n's context: whose error it is, and with which GitLab was opened. */
interface Context {
	getNode(): INode;
}

/** What is known about where a failure happened. */
export interface Place {
	/** The item, from 0, where there are items. */
	itemIndex?: number;
	/** What users call GitLab's parameters: `{ title: 'Title' }`. */
	labels?: Readonly<Record<string, string>>;
	/** The fields that say what the request is about: `['Project', 'Issue']`. */
	subjects?: readonly string[];
}

/** Most characters of what is to be done. */
const LONGEST_ADVICE = 1_000;

/** A failure as n8n shows it: what GitLab said and on which item, and below it what to do. */
export function toNodeError(
	context: Context,
	failure: GitlabError,
	{ itemIndex, labels = {}, subjects = [] }: Place = {},
): NodeApiError {
	const { parameters = [] } = failure.facts;
	const complained = parameters.map((name) => (Object.hasOwn(labels, name) ? labels[name] : name));
	const isField = parameters.some((name) => Object.hasOwn(labels, name));
	const concerned = failure.kind === 'notFound' && !isField ? missing(complained, subjects) : complained;
	const fields = concerned.map((name) => `'${name}'`);
	const about = fields.length ? ` (${fields.join(', ')})` : '';
	return apiError(context, failure, {
		message: `${failure.message}${about}`,
		description: adviceOn(failure, fields),
		itemIndex,
	});
}

/** A failure of GitLab's as n8n shows it, in words of the caller's. */
export function apiError(
	context: Context,
	failure: GitlabError,
	{ message, description, itemIndex }: { message: string; description: string; itemIndex?: number },
): NodeApiError {
	const { status } = failure.facts;
	const shown = messageOf(context, message, { description, itemIndex });
	const error = new NodeApiError(
		context.getNode(),
		{ message: printable(context, failure.message) },
		{
			message: shown,
			description: printable(context, description, LONGEST_ADVICE),
			httpCode: status === undefined ? undefined : String(status),
			itemIndex,
			failure: causeOf(failure),
		},
	);
	const reason = reasonFor(failure);
	if (reason) error.context.reason = reason;
	// Where n8n finds a network code in a text, even as a part of a word, it puts words of its own there.
	error.message = shown;
	return error;
}

/** Something that cannot be done, as n8n shows it. */
export function operationError(
	context: Context,
	message: string,
	{ description, itemIndex }: { description?: string; itemIndex?: number } = {},
): NodeOperationError {
	return new NodeOperationError(context.getNode(), messageOf(context, message, { description, itemIndex }), {
		description: description && printable(context, description, LONGEST_ADVICE),
		itemIndex,
	});
}

/** Whatever was thrown, as n8n shows it. */
export function asNodeError(context: Context, thrown: unknown, itemIndex?: number) {
	clean(context, thrown);
	const error = isTold(thrown) ? (thrown as Error) : new Error(String(thrown));
	if (!(error instanceof NodeOperationError || error instanceof NodeApiError))
		return new NodeOperationError(context.getNode(), error, { itemIndex });
	const { message, description } = error;
	// What was made by the functions above says so already.
	if (isTool(context.getNode()) && description && !message.includes(description))
		error.message = withAdvice(context, message, description);
	return error;
}

/** @param description what to do: a model is told the message alone */
function messageOf(
	context: Context,
	message: string,
	{ description, itemIndex }: { description?: string; itemIndex?: number },
): string {
	if (isTool(context.getNode())) return withAdvice(context, message, description);
	const where = itemIndex === undefined ? '' : ` [item ${itemIndex}]`;
	return `${printable(context, message)}${where}`;
}

function withAdvice(context: Context, message: string, description?: string): string {
	const sentence = printable(context, message);
	if (!description) return sentence;
	const end = /[.!?]$/.test(sentence) ? '' : '.';
	return `${sentence}${end} ${printable(context, description, LONGEST_ADVICE)}`;
}

/** The fields that can name what is not there: the one that GitLab names, or else any of them. */
function missing(complained: string[], subjects: readonly string[]): readonly string[] {
	const named = subjects.filter((subject) =>
		complained.some((name) => name.toLowerCase() === subject.toLowerCase()),
	);
	return named.length ? named : subjects;
}

/** What may be in errors of n8n's and of JavaScript's own. */
interface Told {
	message?: string;
	description?: unknown;
	messages?: unknown;
	stack?: unknown;
	cause?: unknown;
}

function isTold(thrown: unknown): thrown is Told {
	return typeof thrown === 'object' && thrown !== null;
}

/** Makes printable what others say: their errors may quote what a field holds. */
function clean(context: Context, thrown: unknown): void {
	const said = (text: unknown) =>
		typeof text === 'string' ? printable(context, text, LONGEST_ADVICE) : text;
	for (let at = thrown; isTold(at); at = at.cause) {
		const { message, description, messages, stack } = at;
		// Some errors let nobody change them.
		Reflect.set(at, 'message', said(message));
		if (description) Reflect.set(at, 'description', said(description));
		if (Array.isArray(messages)) Reflect.set(at, 'messages', messages.map(said));
		if (typeof stack === 'string') Reflect.set(at, 'stack', secretsOf(context).cutFrom(stack));
	}
}
