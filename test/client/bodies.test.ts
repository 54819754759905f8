import type { Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { runGitlab } from '../engine';
import { credentialsFor, locator } from '../parameters';

let server: Server;
/** Answers a request: for which page it is, and how many there were, this one included. */
let answer: (response: ServerResponse, asked: { page: number; requests: number }) => void;
let requests = 0;

beforeAll(async () => {
	server = createServer(({ url = '' }, response) => {
		const page = Number(new URL(url, 'http://127.0.0.1').searchParams.get('page'));
		answer(response, { page, requests: ++requests });
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

beforeEach(() => {
	requests = 0;
});

const run = async (parameters: IDataObject, cancelWhen?: Promise<void>) => {
	const { port } = server.address() as AddressInfo;
	return await runGitlab(
		{ resource: 'issue', project: locator(1), simplify: false, ...parameters },
		{ credentials: credentialsFor({ url: `http://127.0.0.1:${port}` }, 'glpat-x'), cancelWhen },
	);
};
const list = async (cancelWhen?: Promise<void>) =>
	await run({ operation: 'getMany', returnAll: true }, cancelWhen);

const issues = (...titles: string[]) => titles.map((title, index) => ({ id: index + 1, title }));
const WHOLE = JSON.stringify(issues('First', 'Second'));

test('a page is read whole however its bytes arrive: in any pieces, compressed, in any alphabet', async () => {
	const page = fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1, maxLength: 5 });
	await fc.assert(
		fc.asyncProperty(
			page,
			fc.boolean(),
			fc.integer({ min: 1, max: 30 }),
			async (titles, isZipped, pieces) => {
				const plain = Buffer.from(JSON.stringify(issues(...titles)));
				const bytes = isZipped ? gzipSync(plain) : plain;
				answer = (response) => {
					response.writeHead(200, isZipped ? { 'content-encoding': 'gzip' } : {});
					const size = Math.ceil(bytes.length / pieces);
					void (async () => {
						for (let at = 0; at < bytes.length; at += size) {
							response.write(bytes.subarray(at, at + size));
							await nextTurn();
						}
						response.end();
					})();
				};
				const { json, error } = await list();
				expect(error).toBeUndefined();
				expect(json).toEqual(JSON.parse(plain.toString()));
			},
		),
		{ numRuns: 40 },
	);
});

test('long pages, asked for at once, do not get into each other', async () => {
	const pages = Array.from({ length: 12 }, (_, page) =>
		Array.from({ length: 100 }, (__, row) => ({
			id: page * 100 + row,
			title: String(page).padStart(2_000, 'é'),
		})),
	);
	answer = (response, { page }) => {
		const headers = { 'x-total-pages': '12', 'x-next-page': page < 12 ? String(page + 1) : '' };
		const bytes = Buffer.from(JSON.stringify(pages[page - 1]));
		if (page % 2) response.writeHead(200, headers).end(bytes);
		else response.writeHead(200, { ...headers, 'content-encoding': 'gzip' }).end(gzipSync(bytes));
	};
	const { json, error } = await list();
	expect(error).toBeUndefined();
	expect(json).toEqual(pages.flat());
});

test('a row may have any names in it, also those of a stream', async () => {
	const row = { id: 1, pipe: true, on: 'x', destroy: null };
	answer = (response) => response.end(JSON.stringify([row]));
	expect((await list()).json).toEqual([row]);
	answer = (response) => response.end(JSON.stringify(row));
	expect((await run({ operation: 'get', issue: locator(1) })).json).toEqual([row]);
});

test.each<[string, (response: ServerResponse) => void]>([
	[
		'breaks off with its connection',
		(response) => {
			response.writeHead(200, { 'content-length': WHOLE.length });
			response.write(WHOLE.slice(0, 20), () => response.destroy());
		},
	],
	['is cut off and ends all the same', (response) => response.end(WHOLE.slice(0, 20))],
	['is a web page', (response) => response.end('<html><title>Away</title></html>')],
])('a page that %s is asked for again', async (_, once) => {
	answer = (response, asked) => (asked.requests === 1 ? once(response) : response.end(WHOLE));
	const { json, error } = await list();
	expect(error).toBeUndefined();
	expect(json.map(({ title }) => title)).toEqual(['First', 'Second']);
	expect(requests).toBe(2);
});

test('a page that is refused says why in the words of GitLab', async () => {
	answer = (response) => response.writeHead(403).end('{"message":"403 Forbidden - Your plan has ended"}');
	const { error } = await list();
	expect(error?.message).toBe('403 Forbidden - Your plan has ended [item 0]');
});

test('a page that stands still in the middle is given up when its time is over', async () => {
	const timeout = AbortSignal.timeout.bind(AbortSignal);
	const clock = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(1));
	answer = (response) => {
		response.writeHead(200, { 'content-length': WHOLE.length });
		response.write(WHOLE.slice(0, 20));
	};
	const { error } = await list();
	expect(error?.message).toBe('The server did not answer in time [item 0]');
	expect(clock).toHaveBeenCalledWith(90_000);
	clock.mockRestore();
});

test('cancelling ends a run at once while a page stands still in the middle', async () => {
	const stalls = new Promise<void>((resolve) => {
		answer = (response) => {
			response.writeHead(200, { 'content-length': WHOLE.length });
			response.write(WHOLE.slice(0, 20), () => resolve());
		};
	});
	const { error } = await list(stalls);
	expect(error?.message).toBe('The execution was cancelled [item 0]');
});
