import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a model does in its turn: it calls tools, by the names that n8n gives them, or says something at last. */
export type Turn = string | Array<{ tool: string; args: Record<string, unknown> }>;

/** One request of the agent: what the model was told of the tools, and what they have answered so far. */
export interface Asked {
	api: 'responses' | 'chat';
	tools: Array<{ name: string; description: string; parameters: Record<string, unknown> }>;
	/** The tools' answers in this conversation, oldest first, as the model reads them. */
	answers: string[];
	/** All that it was told in this conversation, as JSON. */
	told: string;
}

interface Body {
	stream?: boolean;
	tools?: Array<Record<string, unknown> & { function?: Asked['tools'][number] }>;
	messages?: Array<{ role: string; content: unknown }>;
	input?: string | Array<{ type?: string; output?: unknown }>;
}

/**
 * A model that does what a test has written down, behind both of OpenAI's APIs that n8n's node speaks. A turn that is
 * a function is made when it is its time, from what the model has been told.
 */
export class ScriptedModel {
	readonly asked: Asked[] = [];
	private turns: Array<Turn | ((asked: Asked) => Turn)> = [];
	private readonly server = createServer((request, response) => {
		void this.answer(request, response);
	});

	static async start(): Promise<ScriptedModel> {
		const model = new ScriptedModel();
		model.server.listen(0, '127.0.0.1');
		await once(model.server, 'listening');
		return model;
	}

	/** What the credential of n8n's node takes for OpenAI's address. */
	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
	}

	/** What the model will do next, turn by turn. */
	plays(...turns: Array<Turn | ((asked: Asked) => Turn)>): void {
		this.asked.length = 0;
		this.turns = turns;
	}

	async stop(): Promise<void> {
		this.server.close();
		this.server.closeAllConnections();
		await once(this.server, 'close');
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const path = request.url ?? '';
		if (!/\/(?:responses|chat\/completions)$/.test(path)) return send(response, { object: 'list', data: [] });
		const body = JSON.parse(await read(request)) as Body;
		const asked = path.endsWith('/responses') ? ofResponses(body) : ofChat(body);
		this.asked.push(asked);
		const next = this.turns.shift() ?? 'There is nothing more to do.';
		const turn = typeof next === 'function' ? next(asked) : next;
		const id = `call_${this.asked.length}`;
		if (asked.api === 'responses') sendResponse(response, turn, id, body.stream === true);
		else sendCompletion(response, turn, id, body.stream === true);
	}
}

async function read(request: IncomingMessage): Promise<string> {
	let text = '';
	for await (const chunk of request) text += String(chunk);
	return text;
}

function ofResponses({ tools = [], input = [] }: Body): Asked {
	const items = typeof input === 'string' ? [] : input;
	return {
		api: 'responses',
		tools: tools as unknown as Asked['tools'],
		answers: items.filter(({ type }) => type === 'function_call_output').map(({ output }) => textOf(output)),
		told: JSON.stringify(input),
	};
}

function ofChat({ tools = [], messages = [] }: Body): Asked {
	return {
		api: 'chat',
		tools: tools.flatMap(({ function: tool }) => tool ?? []),
		answers: messages.filter(({ role }) => role === 'tool').map(({ content }) => textOf(content)),
		told: JSON.stringify(messages),
	};
}

function textOf(content: unknown): string {
	return typeof content === 'string' ? content : JSON.stringify(content);
}

/** @see https://platform.openai.com/docs/api-reference/responses */
function sendResponse(response: ServerResponse, turn: Turn, id: string, isStream: boolean): void {
	const output =
		typeof turn === 'string'
			? [
					{
						...{ type: 'message', id: `msg_${id}`, role: 'assistant', status: 'completed' },
						content: [{ type: 'output_text', text: turn, annotations: [] }],
					},
				]
			: turn.map(({ tool, args }, at) => ({
					...{ type: 'function_call', id: `fc_${id}_${at}`, call_id: `${id}_${at}`, status: 'completed' },
					...{ name: tool, arguments: JSON.stringify(args) },
				}));
	const whole = {
		...{
			id: `resp_${id}`,
			object: 'response',
			created_at: 1,
			model: 'scripted',
			status: 'completed',
			output,
		},
		...{ error: null, incomplete_details: null, instructions: null, metadata: {}, parallel_tool_calls: true },
		...{ temperature: 1, top_p: 1, tool_choice: 'auto', tools: [], usage: USAGE },
	};
	if (!isStream) return send(response, whole);
	const items = output.flatMap((item, output_index) => [
		{ type: 'response.output_item.added', output_index, item },
		...(typeof turn === 'string'
			? [
					{
						type: 'response.output_text.delta',
						output_index,
						content_index: 0,
						item_id: item.id,
						delta: turn,
					},
				]
			: []),
		{ type: 'response.output_item.done', output_index, item },
	]);
	const begun = { type: 'response.created', response: { ...whole, status: 'in_progress', output: [] } };
	stream(response, [begun, ...items, { type: 'response.completed', response: whole }]);
}

const USAGE = {
	...{ input_tokens: 1, output_tokens: 1, total_tokens: 2 },
	...{ input_tokens_details: { cached_tokens: 0 }, output_tokens_details: { reasoning_tokens: 0 } },
};

/** @see https://platform.openai.com/docs/api-reference/chat */
function sendCompletion(response: ServerResponse, turn: Turn, id: string, isStream: boolean): void {
	const message =
		typeof turn === 'string'
			? { role: 'assistant', content: turn }
			: {
					role: 'assistant',
					content: null,
					tool_calls: turn.map(({ tool, args }, index) => ({
						...{ index, id: `${id}_${index}`, type: 'function' },
						function: { name: tool, arguments: JSON.stringify(args) },
					})),
				};
	const finish_reason = typeof turn === 'string' ? 'stop' : 'tool_calls';
	const same = { id: `chatcmpl_${id}`, created: 1, model: 'scripted' };
	const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
	if (!isStream)
		return send(response, {
			...{ ...same, object: 'chat.completion', usage },
			choices: [{ index: 0, message, finish_reason }],
		});
	const chunk = (delta: object, reason: string | null) => ({
		...{ ...same, object: 'chat.completion.chunk' },
		choices: [{ index: 0, delta, finish_reason: reason }],
	});
	stream(response, [chunk(message, null), chunk({}, finish_reason)], '[DONE]');
}

function send(response: ServerResponse, body: unknown): void {
	response.setHeader('content-type', 'application/json');
	response.end(JSON.stringify(body));
}

function stream(response: ServerResponse, events: Array<Record<string, unknown>>, end?: string): void {
	response.setHeader('content-type', 'text/event-stream');
	for (const [sequence_number, event] of events.entries()) {
		const name = typeof event.type === 'string' ? `event: ${event.type}\n` : '';
		response.write(`${name}data: ${JSON.stringify(name ? { ...event, sequence_number } : event)}\n\n`);
	}
	response.end(end ? `data: ${end}\n\n` : '');
}
