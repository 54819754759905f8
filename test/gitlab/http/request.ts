import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

import { parse } from 'qs';

import { Refusal } from './refusal';
import type { Values } from './values';

const LARGEST_BODY = 100 * 1024 * 1024;

/** A file in a form. */
export interface FormFile {
	name: string;
	type: string;
	bytes: Buffer;
}

/** A request as it was read. */
export interface Request {
	method: string;
	/** Still percent-encoded, without the query. */
	path: string;
	query: Values;
	headers: IncomingHttpHeaders;
	/** What JSON and forms hold, the bytes of all else, and null where nothing came. */
	body: unknown;
	/** The fields of a form with files, whose bytes the body is. */
	form?: Values;
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

/** Whose body is a file, whatever type it has: GitLab's web server takes it out before anything reads it. */
const WHOLE_FILES = /\/packages\/generic\//;

const parseQuery = (query: string): Values => parse(query, { arrayLimit: 1000, depth: 5 }) as Values;

/** Reads a request to its end. A refusal where its body is too large or is not what it says. */
export async function readRequest(incoming: IncomingMessage): Promise<Request> {
	const { method = 'GET', url = '/', headers } = incoming;
	const [path = '/', ...query] = url.split('?');
	const bytes = await read(incoming);
	return {
		method,
		path,
		query: parseQuery(query.join('?')),
		headers,
		body: WHOLE_FILES.test(path) && bytes.length ? bytes : bodyOf(headers, bytes),
		form: await formOf(headers, bytes),
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

async function formOf(headers: IncomingHttpHeaders, bytes: Buffer): Promise<Values | undefined> {
	const type = headers['content-type'] ?? '';
	if (!type.startsWith('multipart/form-data')) return undefined;
	const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
	const entries: Array<[string, string | File]> = [];
	form.forEach((value, name) => entries.push([name, value]));
	const fields = entries.map(async ([name, value]) => [
		name,
		typeof value === 'string' ? value : await formFile(value),
	]);
	const values: Values = {};
	for (const [name, value] of (await Promise.all(fields)) as Array<[string, Values[string]]>) {
		const [, outer, inner] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
		if (outer && inner) values[outer] = { ...(values[outer] as Values), [inner]: value };
		else values[name] = value;
	}
	return values;
}

async function formFile(file: File): Promise<FormFile> {
	return { name: file.name, type: file.type, bytes: Buffer.from(await file.arrayBuffer()) };
}

/** Parameters of query and body together; a file has none. */
export function inputOf({ query, body, form }: Request): Values {
	const hasFields = typeof body === 'object' && !Buffer.isBuffer(body) && !Array.isArray(body);
	return { ...query, ...(form ?? (hasFields ? body : {})) };
}
