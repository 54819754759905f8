import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { createServer as createHttp, request as ask } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { selfSigned } from './certificate';

/** What stands before a GitLab, and lets in only who shows what it wants to see. */
export interface Guard {
	url: string;
	/** What came, let in or not. */
	asked: Array<{ path: string; headers: IncomingHttpHeaders; certificate?: string }>;
	close(): Promise<void>;
}

/**
 * Starts a guard before a server. Who shows no badge in the header `CF-Access-Client-Secret` is redirected to a sign-in
 * page; over TLS, who has not the client certificate gets no connection.
 */
export async function startGuard(
	behind: string,
	{ badge, tls = false }: { badge?: string; tls?: boolean },
): Promise<Guard> {
	const asked: Guard['asked'] = [];
	const listener: RequestListener = (incoming, outgoing) => {
		const { url: path = '', method, headers, socket } = incoming;
		const certificate = tls ? String((socket as TLSSocket).getPeerCertificate().subject?.CN) : undefined;
		asked.push({ path, headers, certificate });
		if (badge !== undefined && headers['cf-access-client-secret'] !== badge) {
			outgoing.writeHead(302, { location: 'https://acme.cloudflareaccess.com/cdn-cgi/access/login' }).end();
			return;
		}
		const passedOn = ask(`${behind}${path}`, { method, headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		incoming.pipe(passedOn);
	};
	const server = tls
		? createHttps(
				{ ...selfSigned, ca: selfSigned.cert, requestCert: true, rejectUnauthorized: true },
				listener,
			)
		: createHttp(listener);
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return {
		url: `http${tls ? 's' : ''}://127.0.0.1:${(server.address() as AddressInfo).port}`,
		asked,
		close: async () => {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}
