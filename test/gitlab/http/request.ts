import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

import { parse } from 'qs';

import { Refusal } from './refusal';
import type { Values } from './values';

const LARGEST_BODY = 100 * 1024 * 1024;

/** A request as it was read. */
export interface Request {
	method: string;
	/** Still percent-encoded, without the query. */
	path: string;
	query: Values;
	headers: IncomingHttpHeaders;
	/** What JSON and forms hold, the bytes of all else, and null where nothing came. */
	body: unknown;
	/** The address of who asks. */
	from: string;
}

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

const parseQuery = (query: string): Values => parse(query, { arrayLimit: 1000, depth: 5 }) as Values;

/** Reads a request to its end. A refusal where its body is too large or is not what it says. */
export async function readRequest(incoming: IncomingMessage): Promise<Request> {
	const { method = 'GET', url = '/', headers } = incoming;
	const [path = '/', ...query] = url.split('?');
	return {
		method,
		path,
		query: parseQuery(query.join('?')),
		headers,
		body: bodyOf(headers, await read(incoming)),
		from: incoming.socket.remoteAddress ?? '',
	};
}

async function read(incoming: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of incoming as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > LARGEST_BODY) throw new Refusal(413, { error: 'Request entity too large' });
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

function bodyOf(headers: IncomingHttpHeaders, bytes: Buffer): unknown {
	const type = headers['content-type']?.split(';')[0]?.trim();
	if (type === 'application/x-www-form-urlencoded') return parseQuery(bytes.toString());
	if (type !== 'application/json') return bytes.length ? bytes : null;
	try {
		return bytes.length ? (JSON.parse(bytes.toString()) as unknown) : {};
	} catch {
		throw new Refusal(400, { error: 'There was a problem in the JSON you submitted' });
	}
}

/** Parameters of query and body together; a file has none. */
export function inputOf({ query, body }: Request): Values {
	const hasFields = typeof body === 'object' && !Buffer.isBuffer(body) && !Array.isArray(body);
	return { ...query, ...(hasFields ? body : {}) };
}
