import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody who listens to webhooks. */
export interface Receiver {
	url: string;
	received: Array<{ headers: IncomingHttpHeaders; body: string }>;
	/** The status with which it answers from now on. */
	status: number;
	close(): Promise<void>;
}

/** Listens on a free port and keeps all that comes. */
export async function startReceiver(): Promise<Receiver> {
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			receiver.received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
			response.writeHead(receiver.status).end('heard');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const receiver: Receiver = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
		received: [],
		status: 200,
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
	return receiver;
}
