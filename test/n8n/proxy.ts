import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a proxy does to what passes through it. */
interface Harm {
	/** The names of headers that it drops from answers. */
	drops?: string[];
	/** Gives the address that it asks for in place of the one that it was asked for. */
	rewrites?: (url: string) => string;
}

/** A proxy before a server, as people have them before their GitLab. */
export async function startProxy(upstream: string, { drops = [], rewrites = (url) => url }: Harm) {
	const asked: string[] = [];
	const server = createServer((incoming, outgoing) => {
		const { method, headers, url = '/' } = incoming;
		asked.push(url);
		const passOn = (answer: IncomingMessage) => {
			const kept: OutgoingHttpHeaders = { ...answer.headers };
			for (const name of drops) delete kept[name];
			outgoing.writeHead(answer.statusCode ?? 502, kept);
			answer.pipe(outgoing);
		};
		const onward = request(new URL(rewrites(url), upstream), { method, headers }, passOn);
		onward.on('error', () => outgoing.destroy());
		incoming.pipe(onward);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		/** The addresses that were asked for, oldest first. */
		asked,
		close: async () => {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}
