import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { parse } from 'qs';

import type { Announcer } from '../hooks/announce';
import type { Deliveries } from '../hooks/deliveries';
import type { World } from '../world/world';
import { checkScope, tokenOf } from './authenticate';
import type { Call, Route } from './call';
import { Answer } from './call';
import type { Fault, Faults } from './faults';
import { misbehave, truncate } from './faults';
import type { EndpointLimit, RateLimit } from './limit';
import { noSuchRoute, Refusal } from './refusal';
import type { Values } from './values';

/** A request as it came, and the status that it got (0 while or when it got none). */
export interface RecordedRequest {
	method: string;
	/** Below the base path, still percent-encoded, without the query. */
	path: string;
	query: Values;
	headers: Record<string, string | string[] | undefined>;
	body: unknown;
	status: number;
	/** The body of the answer as it was sent, where there was one. */
	answer?: string;
}

export interface ServerParts {
	world: World;
	announce: Announcer;
	deliveries: Deliveries;
	faults: Faults;
	requests: RecordedRequest[];
	limit: RateLimit | null;
	hookLimit: EndpointLimit;
	basePath: string;
	allowLocalHooks: boolean;
	https?: { key: string; cert: string };
}

const LONGEST_ID = 2000;
const LARGEST_BODY = 100 * 1024 * 1024;

const parseQuery = (query: string): Values => parse(query, { arrayLimit: 1000, depth: 5 }) as Values;

/** The HTTP server: it records, misbehaves, limits, knows who asks, and hands the rest to the endpoints. */
export function buildServer(parts: ServerParts, routes: Route[]): FastifyInstance {
	const options = {
		bodyLimit: LARGEST_BODY,
		forceCloseConnections: true,
		routerOptions: { maxParamLength: LONGEST_ID, querystringParser: parseQuery },
	};
	const { https } = parts;
	const server = (https ? Fastify({ ...options, https }) : Fastify(options)) as unknown as FastifyInstance;
	readBodies(server);
	observe(server, parts);
	for (const [method, path, handle] of routes) {
		server.route({
			method: method as HTTPMethods,
			url: `${parts.basePath}/api/v4/${path}`,
			handler: (request, reply) => answer(parts, path, handle, request, reply),
		});
	}
	server.post(`${parts.basePath}/api/graphql`, (request) => graphql(parts.world, request));
	server.setNotFoundHandler((request, reply) => {
		if (request.url.startsWith(`${parts.basePath}/api/`)) return refuse(reply, noSuchRoute());
		// What is no page that everybody may see is hidden behind the sign-in page.
		return reply.redirect(`${parts.world.url}/users/sign_in`);
	});
	server.setErrorHandler((error, _request, reply) => {
		if (error instanceof Refusal) return refuse(reply, error);
		const status = (error as { statusCode?: number }).statusCode ?? 500;
		if (status >= 500) process.stderr.write(`${String((error as Error).stack ?? error)}\n`);
		return refuse(reply, new Refusal(status, { message: `${status} ${String(error)}` }));
	});
	return server;
}

/** As much of GraphQL as tells whether a token works. */
function graphql(world: World, request: FastifyRequest): unknown {
	const user = tokenOf(world, request.headers, request.query as Values)?.user;
	const query = String(fields(request.body).query ?? '');
	if (!query.includes('currentUser')) return { errors: [{ message: 'The stand-in only knows currentUser' }] };
	const { id, username, name } = user ?? {};
	return { data: { currentUser: user ? { id: `gid://gitlab/User/${id}`, username, name } : null } };
}

function readBodies(server: FastifyInstance): void {
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
		try {
			done(null, body === '' ? {} : JSON.parse(String(body)));
		} catch {
			done(new Refusal(400, { error: 'There was a problem in the JSON you submitted' }));
		}
	});
	const form = 'application/x-www-form-urlencoded';
	server.addContentTypeParser(form, { parseAs: 'string' }, (_request, body, done) =>
		done(null, parseQuery(String(body))),
	);
	server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** Whether the request comes with parameters in its body, as against a file. */
const fields = (body: unknown): Values =>
	typeof body === 'object' && body !== null && !Buffer.isBuffer(body) && !Array.isArray(body)
		? (body as Values)
		: {};

const pathOf = (url: string) => url.split('?')[0] ?? url;

function observe(server: FastifyInstance, parts: ServerParts): void {
	const records = new WeakMap<FastifyRequest, RecordedRequest>();
	const cut = new WeakMap<FastifyRequest, Fault>();
	server.addHook('preHandler', async (request, reply) => {
		const { method, headers, query, body } = request;
		const path = pathOf(request.url).slice(parts.basePath.length);
		const record = { method, path, query: query as Values, headers, body: body ?? null, status: 0 };
		records.set(request, record);
		parts.requests.push(record);
		for (const fault of parts.faults.take({ method, path })) {
			if (fault.kind === 'truncate') cut.set(request, fault);
			if (await misbehave(fault, reply)) return reply;
		}
		return undefined;
	});
	server.addHook('onSend', (request, reply, payload, done) => {
		const record = records.get(request);
		if (record) Object.assign(record, { status: reply.statusCode, answer: String(payload ?? '') });
		// Not calling back leaves the answer to what was cut off here.
		if (cut.has(request)) truncate(reply, String(payload ?? ''));
		else done(null, payload);
	});
}

async function answer(
	parts: ServerParts,
	route: string,
	handle: Route[2],
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<unknown> {
	const { world, announce, deliveries, allowLocalHooks, hookLimit } = parts;
	const query = request.query as Values;
	const caller = request.headers.authorization ?? request.headers['private-token'] ?? request.ip;
	if (parts.limit) reply.headers(parts.limit.count(String(caller)));
	const token = tokenOf(world, request.headers, query);
	if (token) checkScope(token, request.method, route);
	const call: Call = {
		world,
		announce,
		deliveries,
		allowLocalHooks,
		hookLimit,
		user: token?.user ?? null,
		token,
		params: request.params as Record<string, string>,
		input: { ...query, ...fields(request.body) },
		query,
		path: pathOf(request.url),
		reply,
	};
	return send(reply, request.method, await handle(call));
}

function send(reply: FastifyReply, method: string, result: unknown): FastifyReply {
	if (result instanceof Answer) {
		reply.code(result.status).type(result.type);
		return reply.send(result.body === undefined ? '' : result.body);
	}
	if (result === undefined) return reply.code(204).send();
	return reply.code(method === 'POST' ? 201 : 200).send(result);
}

function refuse(reply: FastifyReply, refusal: Refusal): FastifyReply {
	return reply.code(refusal.status).headers(refusal.headers).send(refusal.body);
}
