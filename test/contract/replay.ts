import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stringify } from 'qs';
import type { RecordedRequest } from '../gitlab';

/** A property that is to be null: in which answer, and the way to it, through every element of lists. */
export interface Hole {
	request: RecordedRequest;
	way: readonly string[];
}

/** Every property of every answer, one after the other. */
export function holesIn(requests: readonly RecordedRequest[]): Hole[] {
	return requests.flatMap((request) => waysIn(parsed(request.answer)).map((way) => ({ request, way })));
}

/** Whether what a request asks for is in a project or group: then it can be told which item asks. */
export function isMarkable({ request }: Hole): boolean {
	return PLACE.test(request.path);
}

const PLACE = /(\/(?:projects|groups)\/acme(?:%2Fwebsite)?)(?=\/|$)/;
/** The same place as an item of its own calls it: `acme%2Fwebsite-17`. */
const MARKED = /(\/(?:projects|groups)\/acme(?:%2Fwebsite)?)-(\d+)(?=\/|$)/;

/**
 * GitLab's answers given again, each item's with a property that is null. Items are told apart by the project
 * or group that they name: the seventeenth one's is `acme/website-17`. Who asks without one is item 0. What was
 * not asked for at first is not found.
 */
export class Replay {
	/** What has been asked for since it was played last, path and query. */
	asked: string[] = [];
	private requests: readonly RecordedRequest[] = [];
	private holes: readonly Hole[] = [];
	private left = new Map<number, RecordedRequest[]>();

	private constructor(private readonly server: Server) {}

	/** A server of its own: thousands of answers cost it a third of what they cost in an interceptor. */
	static async start(): Promise<Replay> {
		const server = createServer();
		const replay = new Replay(server);
		server.on('request', (request, response) => replay.serve(request, response));
		await once(server.listen(0, '127.0.0.1'), 'listening');
		return replay;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Gives these answers from now on, each item's with its hole. */
	play(requests: readonly RecordedRequest[], holes: readonly Hole[]): void {
		[this.requests, this.holes, this.asked, this.left] = [requests, holes, [], new Map()];
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((closed) => this.server.close(closed));
	}

	private serve(request: IncomingMessage, response: ServerResponse): void {
		request.resume().on('end', () => {
			const [status, body] = this.answer(request.method ?? '', request.url ?? '');
			response.writeHead(status, { 'Content-Type': 'application/json' });
			response.end(typeof body === 'string' ? body : JSON.stringify(body));
		});
	}

	private answer(method: string, uri: string): [status: number, body: unknown] {
		this.asked.push(uri);
		const [path, query = ''] = uri.split('?');
		const item = Number(MARKED.exec(path)?.[2] ?? 0);
		const left = this.left.get(item) ?? [...this.requests];
		this.left.set(item, left);
		const isAsked = (each: RecordedRequest) =>
			each.method === method && each.path === path.replace(MARKED, '$1') && hasQuery(each, query);
		const found = left.find(isAsked) ?? this.requests.filter(isAsked).at(-1);
		if (!found) return [404, { message: '404 Not found' }];
		if (left.includes(found)) left.splice(left.indexOf(found), 1);
		const hole = this.holes[item];
		const body = found === hole?.request ? nulled(parsed(found.answer), hole.way) : found.answer;
		return [found.status, body ?? ''];
	}
}

function hasQuery({ query }: RecordedRequest, asked: string): boolean {
	const known = stringify(query, { arrayFormat: 'brackets' });
	return new URLSearchParams(asked).toString() === new URLSearchParams(known).toString();
}

function parsed(answer = ''): unknown {
	try {
		return JSON.parse(answer) as unknown;
	} catch {
		return undefined;
	}
}

function waysIn(value: unknown): string[][] {
	if (Array.isArray(value)) {
		const ways = value.flatMap(waysIn).map((way) => JSON.stringify(way));
		return [...new Set(ways)].map((way) => JSON.parse(way) as string[]);
	}
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, below]) => [
		[key],
		...waysIn(below).map((way) => [key, ...way]),
	]);
}

function nulled(value: unknown, way: readonly string[]): unknown {
	if (Array.isArray(value)) return value.map((each) => nulled(each, way));
	if (typeof value !== 'object' || value === null) return value;
	const [key, ...rest] = way;
	if (!(key in value)) return value;
	const below = (value as Record<string, unknown>)[key];
	return { ...value, [key]: rest.length ? nulled(below, rest) : null };
}
