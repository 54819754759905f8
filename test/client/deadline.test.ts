import type { ServerResponse } from 'node:http';
import { createGzip, gzipSync } from 'node:zlib';
import type { IDataObject } from 'n8n-workflow';
import { callList, runGitlab } from '../engine';
import { credentialsFor, locator } from '../parameters';
import { Answering } from './answering';

const server = new Answering();
const credentials = () => credentialsFor(server, 'glpat-deadline-of-one-request');
const project = locator(1);

const kinds: Array<[kind: string, parameters: IDataObject]> = [
	['a thing', { resource: 'issue', operation: 'get', project, issue: locator(1) }],
	['a list', { resource: 'issue', operation: 'getMany', project, returnAll: true }],
	['a write', { resource: 'issue', operation: 'create', project, title: 'New' }],
	[
		'a file',
		{
			resource: 'mergeRequest',
			operation: 'getChanges',
			project,
			mergeRequest: locator(1),
			changesAs: 'file',
			outputDataField: 'data',
		},
	],
];

const run = async (parameters: IDataObject, cancelWhen?: Promise<void>) =>
	await runGitlab({ simplify: false, ...parameters }, { credentials: credentials(), cancelWhen });

/** Until the connection of an answer is closed, however that comes. */
const closing = async ({ socket }: ServerResponse) =>
	await new Promise<void>((resolve) => socket?.once('close', () => resolve()));

/** Lets a request's time be up as soon as this is called. */
function clock() {
	const clocks: AbortController[] = [];
	const times: number[] = [];
	const spy = jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
		times.push(milliseconds);
		clocks.push(new AbortController());
		return clocks[clocks.length - 1].signal;
	});
	const strike = () => clocks.forEach((each) => each.abort(new DOMException('', 'TimeoutError')));
	return { strike, times, stop: () => spy.mockRestore() };
}

let time: ReturnType<typeof clock>;
let later: NodeJS.Timeout;
beforeEach(() => {
	time = clock();
});
afterEach(() => {
	clearInterval(later);
	time.stop();
});
/** Lets time be up from now on, again and again: a file has a period anew for what has arrived. */
const strikeFromNowOn = () => (later = setInterval(time.strike, 50));

const drip: Record<string, (response: ServerResponse) => void> = {
	'the first byte of its headers': (response) => response.socket?.write('H'),
	'its headers': (response) => response.writeHead(200).flushHeaders(),
	'the first byte of its body': (response) => response.writeHead(200).write('['),
	'the first byte of a packed body': (response) =>
		response.writeHead(200, { 'content-encoding': 'gzip' }).write(gzipSync('[1, 2]').subarray(0, 12)),
};

describe.each(kinds)('%s', (kind, parameters) => {
	test.each(Object.entries(drip))(
		'that stops after %s is given up in time, and its connection closed',
		async (_, begin) => {
			let isClosed: Promise<void> | undefined;
			server.answer = (response) => {
				isClosed = closing(response);
				begin(response);
				strikeFromNowOn();
			};
			const { error } = await run(parameters);
			expect(error?.message).toBe('The server did not answer in time [item 0]');
			expect(error?.description).toMatch(kind === 'a write' ? /took too long.*anyway/ : /took too long/);
			await isClosed;
			expect(time.times.filter((milliseconds) => milliseconds < 90_000 || milliseconds >= 91_000)).toEqual(
				[],
			);
		},
	);

	test('that stops in the middle ends at once when the execution is cancelled', async () => {
		let isClosed: Promise<void> | undefined;
		const stalls = new Promise<void>((resolve) => {
			server.answer = (response) => {
				isClosed = closing(response);
				response.writeHead(200).write('[', () => resolve());
			};
		});
		const { error } = await run(parameters, stalls);
		expect(error?.message).toBe('The execution was cancelled [item 0]');
		await isClosed;
	});

	// Files may be longer than a test can send.
	if (kind === 'a file') return;

	test('that never ends is not read for ever, packed or not', async () => {
		for (const isPacked of [false, true]) {
			let isClosed: Promise<void> | undefined;
			server.answer = (response) => {
				isClosed = closing(response);
				response.writeHead(200, isPacked ? { 'content-encoding': 'gzip' } : {});
				const packed = createGzip();
				packed.pipe(response);
				const stream = isPacked ? packed : response;
				const blanks = Buffer.alloc(4 * 2 ** 20, ' ');
				const write = () => {
					while (!response.destroyed && stream.write(blanks));
				};
				stream.on('drain', write);
				write();
			};
			const { error } = await run(parameters);
			expect(error?.message).toMatch(
				/^The server's response is longer than \d+ MB and was not read to the end/,
			);
			expect(error?.description).toMatch(/Request less at once/);
			await isClosed;
		}
		expect(server.asked).toHaveLength(2);
	});
});

test('a reason that never comes to its end is cut, and the status says what it is', async () => {
	const cut = (response: ServerResponse) => {
		response.writeHead(403).write('{"message": "403 For');
		setTimeout(time.strike, 50);
	};
	const long = (response: ServerResponse) => response.writeHead(403).end(' '.repeat(6_000_000));
	const broken = (response: ServerResponse) =>
		response.writeHead(403, { 'content-encoding': 'gzip' }).end('not packed');
	for (const answer of [cut, long, broken]) {
		server.answer = answer;
		const { error } = await run(kinds[2][1]);
		expect(error?.httpCode).toBe('403');
		expect(error?.description).toMatch(/may not do this/);
	}
	expect(server.asked).toHaveLength(3);
});

test('a request that waits for a new OAuth2 token is given up in time as well', async () => {
	server.answer = (response, { path }) => {
		if (path !== '/oauth/token') response.writeHead(401).end('{}');
		else setTimeout(time.strike, 50);
	};
	const oAuth2 = {
		server: server.url,
		grantType: 'pkce',
		authentication: 'body',
		accessTokenUrl: `${server.url}/oauth/token`,
		clientId: 'client',
		clientSecret: 'secret',
		oauthTokenData: { access_token: 'old', refresh_token: 'older' },
	};
	const outcome = await runGitlab(
		{ ...kinds[0][1], authentication: 'oAuth2' },
		{ credentials: { gitlabDevopsOAuth2Api: oAuth2 as never } },
	);
	expect(outcome.error?.message).toBe('The server did not answer in time [item 0]');
});

test('a list of the editor is given up in time as well', async () => {
	server.answer = (response) => {
		response.writeHead(200).write('[');
		setTimeout(time.strike, 50);
	};
	const asked = callList('listSearch', 'searchProjects', {}, { credentials: credentials() });
	await expect(asked).rejects.toThrow('The server did not answer in time');
});

test('who sends much has the time that it takes', async () => {
	server.always(201, { iid: 1 });
	await run({ ...kinds[2][1], title: 'x'.repeat(12_500_000) });
	expect(time.times[0]).toBeGreaterThan(190_000);
	expect(time.times[0]).toBeLessThan(191_000);
});
