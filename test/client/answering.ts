import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came. */
export interface Asked {
	method: string;
	/** With the query, still encoded. */
	path: string;
	authorization: string;
	headers: IncomingHttpHeaders;
	body: string;
	/** How many there were in this test, this one included. */
	requests: number;
}

/** A server that answers as a test says, byte by byte if need be, where the stand-in is too well-behaved. */
export class Answering {
	answer: (response: ServerResponse, asked: Asked) => void = (response) => response.end('{}');
	asked: Asked[] = [];
	private server!: Server;

	constructor() {
		beforeAll(async () => {
			this.server = createServer((request, response) => void this.take(request, response));
			await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		});
		afterAll(async () => {
			this.server.closeAllConnections();
			await new Promise((resolve) => this.server.close(resolve));
		});
		beforeEach(() => {
			this.asked = [];
		});
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Answers everything alike; an object goes as JSON. */
	always(status: number, body: unknown = '', headers: Record<string, string | string[]> = {}): void {
		this.answer = (response) => {
			response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
		};
	}

	private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const { method = '', url: path = '', headers } = request;
		const { authorization = '' } = headers;
		const body = Buffer.concat(chunks).toString();
		const asked = { method, path, authorization, headers, body, requests: this.asked.length + 1 };
		this.asked.push(asked);
		this.answer(response, asked);
	}
}
