import { stringify } from 'qs';
import type { RecordedRequest } from '../gitlab';
import { nock } from '../interceptors';

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
	/** What has been asked for, path and query. */
	readonly asked: string[] = [];
	private readonly left = new Map<number, RecordedRequest[]>();

	constructor(
		url: string,
		private readonly requests: readonly RecordedRequest[],
		private readonly holes: readonly Hole[],
	) {
		const scope = nock(url).persist();
		for (const method of ['get', 'post', 'put', 'delete'] as const)
			scope[method](/./)
				.query(true)
				.reply((uri) => this.answer(method.toUpperCase(), uri));
	}

	private answer(method: string, uri: string): [status: number, body: nock.Body] {
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
		return [found.status, body as nock.Body];
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
