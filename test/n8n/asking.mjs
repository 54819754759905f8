import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { actionNode, chained } from './workflows.ts';
import { locator } from '../parameters.ts';
import { until } from './until.ts';

const SAY_EVERY_MS = 10_000;

/** Hundreds of executions take n8n a while to list. */
const LOOK_EVERY_MS = 500;

/** A workflow that a request starts, and that tells a server of this process when it goes on. */
function asking(scene, parameters, doneAt) {
	const first = {
		id: 'start',
		name: 'Start',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		position: [0, 0],
		webhookId: randomUUID(),
		parameters: { path: randomUUID(), httpMethod: 'GET', responseMode: 'onReceived', options: {} },
	};
	const { onError, ...node } = actionNode('Ask', scene.credential, parameters);
	const done = {
		id: 'done',
		name: 'Done',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		position: [0, 0],
		parameters: {
			method: 'POST',
			url: `=${doneAt}?execution={{ $execution.id }}`,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '={{ JSON.stringify($json) }}',
			options: {},
		},
	};
	return { workflow: chained('Ask and go on', [[node, done]], first), path: first.parameters.path };
}

/** Executions that wait, in an n8n that can be started again, and what they went on with. */
export class Waits {
	/** What each execution went on with, by its ID: one entry for each time. */
	went = new Map();

	/** @param say told how far it is, in words */
	constructor(say = () => {}) {
		this.say = say;
	}

	async open(scene, parameters) {
		this.scene = scene;
		this.server = createServer(async (request, response) => {
			const chunks = [];
			for await (const chunk of request) chunks.push(chunk);
			const id = new URL(request.url, 'http://x').searchParams.get('execution');
			this.went.set(id, [...(this.went.get(id) ?? []), JSON.parse(Buffer.concat(chunks).toString())]);
			response.end('{}');
		});
		await new Promise((listening) => this.server.listen(0, '127.0.0.1', listening));
		const { workflow, path } = asking(scene, parameters, `http://127.0.0.1:${this.server.address().port}/`);
		this.path = path;
		this.workflowId = (await scene.create(workflow)).id;
		await scene.n8n.publish(this.workflowId);
		return this;
	}

	async close() {
		this.server?.closeAllConnections();
		await new Promise((closed) => (this.server ? this.server.close(closed) : closed()));
	}

	/** Starts an execution with parameters in its query; an n8n that is busy says 503, and is asked again. */
	async start(n8nUrl, query = {}) {
		let last = '';
		const isStarted = async () => {
			const answer = await fetch(`${n8nUrl}/webhook/${this.path}?${new URLSearchParams(query)}`);
			last = `${answer.status} ${await answer.text()}`;
			if (!answer.ok && answer.status !== 503) throw new Error(`n8n does not start: ${last}`);
			return answer.ok;
		};
		await until('n8n starts', isStarted, 120_000).catch(() => {
			throw new Error(`n8n does not start: ${last}`);
		});
	}

	/** Starts many, of which n8n can take only so many at a time. */
	async startAll(n8nUrl, queries) {
		const left = [...queries];
		const worker = async () => {
			for (let query = left.shift(); query; query = left.shift()) await this.start(n8nUrl, query);
		};
		await Promise.all(Array.from({ length: 8 }, worker));
	}

	/** How many executions have each status. */
	async counts() {
		const rows = await this.scene.n8n.statuses(this.workflowId);
		return rows.reduce((counts, { status }) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }), {});
	}

	async untilCounts(wanted, withinMs = 60_000) {
		let last;
		let said = Date.now();
		await until(
			`${JSON.stringify(wanted)}`,
			async () => {
				await sleep(LOOK_EVERY_MS);
				// On a busy machine n8n may not get at its database in time.
				last = await this.counts().catch((error) => ({ [error.message.slice(0, 100)]: 1 }));
				if (Date.now() - said > SAY_EVERY_MS) {
					this.say(`… ${JSON.stringify(last)}`);
					said = Date.now();
				}
				return Object.entries(wanted).every(([status, count]) => (last[status] ?? 0) === count);
			},
			withinMs,
		).catch((error) => {
			throw new Error(`${error.message}: ${JSON.stringify(last)}`);
		});
	}
}

/** Asks on an issue or merge request whose number, and project, the query gives. */
export function question(more = {}) {
	return {
		authentication: 'accessToken',
		resource: 'comment',
		operation: 'sendAndWait',
		commentOn: 'issue',
		project: { ...locator(''), value: '={{ $json.query.project }}' },
		issue: { ...locator(''), value: '={{ $json.query.iid }}' },
		message: '=Question {{ $json.query.number }}',
		responseType: 'approval',
		options: {},
		...more,
	};
}

/** Waits asleep for the end of a pipeline that the query gives. */
export function pipelineEnd(more = {}) {
	return {
		authentication: 'accessToken',
		resource: 'pipeline',
		operation: 'wait',
		project: { ...locator(''), value: '={{ $json.query.project }}' },
		pipeline: { ...locator(''), value: '={{ $json.query.pipeline }}' },
		waitBy: 'webhook',
		simplify: true,
		options: { log_lines: 0 },
		...more,
	};
}
