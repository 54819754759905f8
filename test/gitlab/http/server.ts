import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import * as http from 'node:http';
import * as https from 'node:https';

import type { Announcer } from '../hooks/announce';
import type { Deliveries } from '../hooks/deliveries';
import type { OAuth } from '../oauth';
import type { World } from '../world/world';
import type { Faults } from './faults';
import { misbehave } from './faults';
import type { EndpointLimit, RateLimit } from './limit';
import { noSuchRoute, Refusal } from './refusal';
import { Answer, Reply } from './reply';
import type { RecordedRequest, Request } from './request';
import { readRequest } from './request';
import type { Router } from './router';

export interface ServerParts {
	world: World;
	announce: Announcer;
	deliveries: Deliveries;
	oauth: OAuth;
	faults: Faults;
	requests: RecordedRequest[];
	limit: RateLimit | null;
	limitBy: 'token' | 'topLevelGroup';
	hookLimit: EndpointLimit;
	basePath: string;
	allowLocalHooks: boolean;
	https?: { key: string; cert: string };
}

/** A request, and the server that it came to. */
export interface Exchange {
	server: ServerParts;
	request: Request;
	params: Record<string, string>;
	/** What the answer's headers will say. */
	headers: Record<string, string>;
}

/** What answers requests for one path: with JSON, with nothing (204), or with an `Answer`. */
export type Endpoint = (exchange: Exchange) => unknown;

/** As long as a client may keep a connection that it does not use. */
const IDLE_MS = 72_000;

/** What the server answers with: the endpoints, which all servers share, and pages for all that none of them is for. */
export interface Endpoints {
	router: Router<Endpoint>;
	pages: Endpoint;
}

/** The HTTP server: it records, misbehaves, and hands the rest to the endpoints. */
export function buildServer(parts: ServerParts, endpoints: Endpoints): Server {
	const listener = (incoming: IncomingMessage, response: ServerResponse) =>
		void serve(parts, endpoints, incoming, response);
	const server = parts.https ? https.createServer(parts.https, listener) : http.createServer(listener);
	server.keepAliveTimeout = IDLE_MS;
	server.requestTimeout = 0;
	return server;
}

async function serve(
	server: ServerParts,
	endpoints: Endpoints,
	incoming: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const record: RecordedRequest = { method: '', path: '', query: {}, headers: {}, body: null, status: 0 };
	const reply = new Reply(response, record);
	const headers: Record<string, string> = {};
	response.setHeader('date', new Date(Date.parse(server.world.now()) + server.world.skew).toUTCString());
	try {
		const request = await readRequest(incoming);
		const { method, query, body } = request;
		const path = request.path.slice(server.basePath.length);
		Object.assign(record, { method, path, query, headers: request.headers, body });
		server.requests.push(record);
		for (const fault of server.faults.take({ method, path })) {
			if (await misbehave(fault, reply)) return;
		}
		const { endpoint, params } = find(endpoints, server, request);
		give(reply, method, await endpoint({ server, request, params, headers }), headers);
	} catch (error) {
		if (!incoming.complete) return reply.reset();
		const { status, body, headers: more } = refusalOf(error);
		reply.send(status, body, { ...headers, ...more });
	}
}

function find({ router, pages }: Endpoints, server: ServerParts, { method, path }: Request) {
	if (!path.startsWith(`${server.basePath}/`)) return { endpoint: pages, params: {} };
	const below = path.slice(server.basePath.length);
	const found = router.find(method === 'HEAD' ? 'GET' : method, below);
	if (found) return { endpoint: found.value, params: found.params };
	if (below.startsWith('/api/')) throw noSuchRoute();
	return { endpoint: pages, params: {} };
}

function give(reply: Reply, method: string, result: unknown, headers: Record<string, string>): void {
	if (result instanceof Answer) {
		if (result.body) headers['content-type'] = result.type;
		reply.send(result.status, result.body, { ...headers, ...result.headers });
	} else {
		reply.send(result === undefined ? 204 : method === 'POST' ? 201 : 200, result, headers);
	}
}

function refusalOf(error: unknown): Refusal {
	if (error instanceof Refusal) return error;
	if (error instanceof URIError) return new Refusal(400, { error: 'Bad Request' });
	process.stderr.write(`${String((error as Error).stack ?? error)}\n`);
	return new Refusal(500, { message: `500 ${String(error)}` });
}
