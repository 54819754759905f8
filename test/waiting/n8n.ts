import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebhookContext } from 'n8n-core';
import type { IDataObject, IWebhookResponseData } from 'n8n-workflow';
import { parse } from 'qs';
import { Gitlab } from '../../nodes/Gitlab/Gitlab.node';
import type { Credentials, Outcome } from '../engine';
import { additionalData, nodeOf, runGitlab, workflowOf } from '../engine';

const TYPE = 'n8n-nodes-gitlab-devops.gitlab';
const NODE = 'GitLab DevOps';

/** An execution as n8n's database has it. */
export interface Execution {
	id: string;
	parameters: IDataObject;
	credentials: Credentials;
	status: 'running' | 'waiting' | 'finished';
	/** What it went on with, once for each time. */
	resumed: IDataObject[][];
	outcome?: Outcome;
}

/**
 * The part of n8n's server that executions sleep in: it runs the node, keeps what waits, hands requests to its
 * webhook, and lets an execution go on once. Contexts are n8n-core's.
 */
export class N8n {
	readonly executions = new Map<string, Execution>();
	/** Where it says that it is reached. */
	publicUrl: string;
	/** What the node threw when it was handed a request. */
	readonly crashes: unknown[] = [];
	/** What the node does in the background ends with its n8n: the next test may have a clock of its own. */
	private readonly timers: NodeJS.Timeout[] = [];

	private constructor(
		private readonly server: Server,
		readonly url: string,
	) {
		this.publicUrl = url;
		if (jest.isMockFunction(AbortSignal.timeout)) return;
		jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
			const controller = new AbortController();
			const end = () => controller.abort(new DOMException('The time is up', 'TimeoutError'));
			this.timers.push(setTimeout(end, ms));
			return controller.signal;
		});
	}

	static async start(): Promise<N8n> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const n8n = new N8n(server, `http://127.0.0.1:${port}/`);
		server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
			void n8n.receive(incoming, response);
		});
		return n8n;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
		jest.restoreAllMocks();
		this.timers.forEach(clearTimeout);
	}

	/** Runs the node until it ends or sleeps. */
	async run(
		parameters: IDataObject,
		credentials: Credentials,
		input: IDataObject[] = [{}],
	): Promise<Execution> {
		const id = String(this.executions.size + 1);
		const execution: Execution = { id, parameters, credentials, status: 'running', resumed: [] };
		this.executions.set(id, execution);
		execution.outcome = await runGitlab(parameters, { credentials, input, server: this.known(execution) });
		const { run } = execution.outcome;
		execution.status = run.waitTill ? 'waiting' : 'finished';
		return execution;
	}

	private known({ id }: Execution) {
		return { executionId: id, webhookWaitingBaseUrl: `${this.publicUrl}webhook-waiting` };
	}

	private async receive(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of incoming) chunks.push(chunk as Buffer);
		const [, , id] = (incoming.url ?? '').split(/[/?]/);
		const execution = this.executions.get(id);
		const answer = (status: number, body: unknown) => {
			const isText = typeof body === 'string';
			if (!response.hasHeader('Content-Type'))
				response.setHeader('Content-Type', isText ? 'text/html' : 'application/json');
			response.writeHead(status).end(isText ? body : JSON.stringify(body));
		};
		if (!execution) return answer(404, { message: 'The execution does not exist.' });
		if (execution.status === 'running') return answer(409, { message: 'The execution is running already.' });
		if (execution.status === 'finished') return answer(200, '<html>No action required</html>');
		const result = await this.handOver(execution, incoming, response, Buffer.concat(chunks));
		if (!result) return answer(500, { message: 'Workflow could not be started!' });
		if (result.workflowData) {
			execution.status = 'finished';
			execution.resumed.push(result.workflowData.flat().map(({ json }) => json));
		}
		if (!result.noWebhookResponse)
			answer(200, result.webhookResponse ?? { message: 'Webhook call received' });
	}

	private async handOver(
		execution: Execution,
		incoming: IncomingMessage,
		response: ServerResponse,
		rawBody: Buffer,
	): Promise<IWebhookResponseData | undefined> {
		const { parameters, credentials } = execution;
		const node = nodeOf(NODE, TYPE, parameters, credentials);
		const isJson = incoming.headers['content-type']?.includes('json');
		const body = (
			isJson && rawBody.length ? JSON.parse(rawBody.toString()) : parse(rawBody.toString())
		) as IDataObject;
		const httpRequest = Object.assign(incoming, {
			...{ body, rawBody, params: {}, query: parse(incoming.url?.split('?')[1] ?? '') },
		});
		const httpResponse = Object.assign(response, {
			status: (code: number) => Object.assign(response, { statusCode: code }),
			json: (json: unknown) => response.end(JSON.stringify(json)),
		});
		const data = Object.assign(additionalData(credentials, 'webhook'), {
			...{ ...this.known(execution), httpRequest, httpResponse },
		});
		const workflow = workflowOf([node]);
		const webhook = { webhookDescription: new Gitlab().description.webhooks?.[0] } as never;
		const context = new WebhookContext(workflow, workflow.nodes[NODE], data, 'webhook', webhook, [], null);
		try {
			return await new Gitlab().webhook.call(context);
		} catch (error) {
			this.crashes.push(error);
			return undefined;
		}
	}
}
