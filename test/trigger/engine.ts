import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HookContext, WebhookContext } from 'n8n-core';
import type { IDataObject, IWebhookResponseData, WorkflowActivateMode } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { parse } from 'qs';
import { GitlabTrigger } from '../../nodes/Gitlab/GitlabTrigger.node';
import type { Credentials } from '../engine';
import { additionalData, nodeOf, nodeTypes, registerNode } from '../engine';

const TYPE = 'n8n-nodes-gitlab-devops.gitlabTrigger';
registerNode(TYPE, new GitlabTrigger());

type Method = 'checkExists' | 'create' | 'delete';

/** What came back for a request to a webhook. */
export interface Answer {
	status: number;
	body: string;
}

/** Sends a request as it is: headers may repeat, the body may be anything. */
export function send(
	url: string,
	body: string | Buffer,
	headers: Record<string, string | string[]>,
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const out = request(url, { method: 'POST', headers, agent: false }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
			);
		});
		out.on('error', reject);
		out.end(body);
	});
}

/**
 * The part of n8n's server that triggers live in: it keeps workflows with their static data, switches
 * them on and off, and hands requests over HTTP to their webhooks. Contexts and workflows are n8n-core's.
 */
export class N8n {
	readonly workflows: TriggerWorkflow[] = [];

	private constructor(
		private readonly server: Server,
		readonly url: string,
	) {}

	static async start(): Promise<N8n> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const n8n = new N8n(server, `http://127.0.0.1:${port}/`);
		server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
			const workflow = n8n.workflows.find(
				({ url }) => new URL(url).pathname === incoming.url?.replace(/\?.*/, ''),
			);
			if (workflow) void workflow.receive(incoming, response);
			else response.writeHead(404).end();
		});
		return n8n;
	}

	add(parameters: IDataObject, credentials: Credentials): TriggerWorkflow {
		const workflow = new TriggerWorkflow(this, parameters, credentials);
		this.workflows.push(workflow);
		return workflow;
	}

	async stop(): Promise<void> {
		await new Promise((resolve) => this.server.close(resolve));
	}
}

/** A workflow of a single trigger. */
export class TriggerWorkflow {
	id = 'workflow';
	title = 'Greet newcomers';
	nodeName = 'GitLab DevOps Trigger';
	webhookId: string = randomUUID();
	instanceId?: string;
	/** Where n8n believes that it is reached. */
	baseUrl: string;
	/** As n8n's database has it: n8n writes it whole, and only when it was changed. */
	staticData: IDataObject = {};
	/** What the trigger put out, an execution each. */
	readonly executions: IDataObject[] = [];
	/** How many items it put out at each output, for every execution. */
	readonly outputs: number[][] = [];
	readonly log: string[] = [];
	/** Who waits for an answer. */
	readonly callers = new Set<ServerResponse>();
	/** What the trigger threw when it was handed a delivery. */
	readonly crashes: unknown[] = [];
	/** The status with which n8n answers instead, when it fails to start an execution. */
	brokenBy?: number;
	/** What n8n waits for until it has stored and queued an execution; a failure of it is n8n's. */
	queue: () => Promise<void> = () => Promise.resolve();

	constructor(
		n8n: N8n,
		public parameters: IDataObject,
		public credentials: Credentials,
	) {
		this.baseUrl = n8n.url;
	}

	get url(): string {
		return `${this.baseUrl}webhook/${this.webhookId}/webhook`;
	}

	/** What the node remembers, read without n8n. */
	get memory(): IDataObject {
		return (this.staticData[`node:${this.nodeName}`] ?? {}) as IDataObject;
	}

	/** As n8n publishes; where the hook cannot be made, n8n removes what is there. */
	async activate(mode: WorkflowActivateMode = 'activate'): Promise<void> {
		const { run, save } = this.load(mode);
		try {
			if (!(await run('checkExists'))) await run('create');
		} catch (error) {
			await this.deactivate();
			throw error;
		}
		save();
	}

	async deactivate(): Promise<void> {
		const { run, save } = this.load('update');
		await run('delete');
		save();
	}

	/** Listens for a test event in the editor, and ends: n8n keeps other static data for it, at another address. */
	async listenInEditor(): Promise<void> {
		await this.load('manual', {}).run('create');
		await this.load('update', {}).run('delete');
	}

	/**
	 * A process of n8n with its own copy of what was saved last.
	 *
	 * @param test what n8n keeps for a webhook that the editor listens to
	 */
	load(mode: WorkflowActivateMode, test?: IDataObject) {
		const workflow = this.open(test);
		const node = workflow.nodes[this.nodeName];
		const methods = (nodeTypes.getByNameAndVersion(TYPE) as unknown as GitlabTrigger).webhookMethods.default;
		const run = async (method: Method) => {
			const webhook = { ...this.webhook(), isTest: test !== undefined } as never;
			const context = new HookContext(workflow, node, this.base(), 'trigger', mode, webhook);
			return await methods[method].call(this.observed(context));
		};
		const { staticData } = workflow as unknown as { staticData: IDataObject & { __dataChanged: boolean } };
		// An execution that is started takes the mark away, and what was changed until then is not saved for it.
		const start = () => {
			staticData.__dataChanged = false;
		};
		const save = () => {
			if (staticData.__dataChanged) this.staticData = JSON.parse(JSON.stringify(staticData)) as IDataObject;
		};
		return { workflow, run, start, save };
	}

	async receive(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
		this.callers.add(response);
		response.once('close', () => this.callers.delete(response));
		const chunks: Buffer[] = [];
		for await (const chunk of incoming) chunks.push(chunk as Buffer);
		const { rawBody, body } = parsed(Buffer.concat(chunks), incoming.headers['content-type']);
		const { workflow, start, save } = this.load('activate');
		const answer = (status: number, json: unknown) => {
			response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json));
		};
		if (body instanceof Error) return answer(422, { message: 'Failed to parse request body' });
		const httpResponse = Object.assign(response, {
			status: (code: number) => Object.assign(response, { statusCode: code }),
			json: (json: unknown) => response.end(JSON.stringify(json)),
		});
		const query = parse(incoming.url?.split('?')[1] ?? '');
		const httpRequest = Object.assign(incoming, { body, rawBody, params: {}, query });
		const data = Object.assign(this.base(), { httpRequest, httpResponse });
		const node = workflow.nodes[this.nodeName];
		const context = new WebhookContext(workflow, node, data, 'webhook', this.webhook() as never, [], null);
		let result: IWebhookResponseData;
		try {
			result = await new GitlabTrigger().webhook.call(this.observed(context));
		} catch (error) {
			this.crashes.push(error);
			return answer(500, { message: 'Workflow could not be started!' });
		}
		if (result.noWebhookResponse) return;
		if (this.brokenBy && result.workflowData) return answer(this.brokenBy, { message: 'No queue' });
		if (result.workflowData) {
			try {
				await this.queue();
			} catch {
				return answer(500, { message: 'No database' });
			}
			this.executions.push(...result.workflowData.flat().map(({ json }) => json));
			this.outputs.push(result.workflowData.map((items) => items.length));
			start();
		}
		const { webhookResponse = { message: 'Workflow was started' } } = result;
		save();
		answer(200, webhookResponse);
	}

	private open(staticData = this.staticData): Workflow {
		const node = nodeOf(this.nodeName, TYPE, this.parameters, this.credentials, {
			id: 'node',
			webhookId: this.webhookId,
		});
		return new Workflow({
			id: this.id,
			name: this.title,
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes,
			staticData: JSON.parse(JSON.stringify(staticData)) as IDataObject,
		});
	}

	private base() {
		const webhookBaseUrl = `${this.baseUrl}webhook`;
		return Object.assign(additionalData(this.credentials, 'trigger'), {
			webhookBaseUrl,
			webhookTestBaseUrl: `${this.baseUrl}webhook-test`,
		});
	}

	private webhook() {
		const [webhookDescription] = new GitlabTrigger().description.webhooks ?? [];
		return {
			httpMethod: 'POST',
			node: this.nodeName,
			path: `${this.webhookId}/webhook`,
			webhookDescription,
			workflowId: this.id,
			workflowExecuteAdditionalData: this.base(),
		};
	}

	/** The context with a log that tests can read, and the identity of the n8n that it is in. */
	private observed<T extends HookContext | WebhookContext>(context: T): T {
		const line = (message: string) => void this.log.push(message);
		Object.defineProperty(context, 'logger', {
			value: { error: line, warn: line, info: line, debug: line },
		});
		const { instanceId } = this;
		if (instanceId) Object.defineProperty(context, 'getInstanceId', { value: () => instanceId });
		return context;
	}
}

/**
 * As n8n's body parser does: it believes the header, also about the encoding, and does not even keep the bytes of
 * what it does not know.
 */
function parsed(bytes: Buffer, header = ''): { rawBody?: Buffer; body: unknown } {
	const [type, ...parameters] = header.toLowerCase().split(';');
	const charset = parameters.map((text) => /^\s*charset="?([^"]*)"?$/.exec(text)?.[1]).find(Boolean);
	const parsers: Record<string, (text: string) => unknown> = {
		'application/json': (text) => JSON.parse(text) as unknown,
		'application/x-www-form-urlencoded': (text) => ({ ...parse(text) }),
		'text/plain': (text) => text,
	};
	if (!Object.hasOwn(parsers, type)) return { body: {} };
	if (!bytes.length) return { rawBody: bytes, body: {} };
	try {
		return { rawBody: bytes, body: parsers[type](bytes.toString((charset ?? 'utf-8') as BufferEncoding)) };
	} catch (error) {
		return { body: error };
	}
}
