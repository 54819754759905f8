import type { Server, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as pass } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { BinaryDataService } from 'n8n-core';
import { runGitlab } from '../engine';
import { credentialsFor } from '../parameters';
import { Answering } from './answering';
import { selfSigned } from './certificate';

const server = new Answering();

const download = async (parameters: IDataObject = {}, input: IDataObject[] = [{}]) =>
	await runGitlab(
		{
			resource: 'apiCall',
			operation: 'sendRestRequest',
			method: 'GET',
			path: '/projects/1/repository/archive.tar.gz',
			responseAs: 'file',
			outputDataField: 'data',
			...parameters,
		},
		{ credentials: credentialsFor(server, 'glpat-of-the-server', { ignoreSSLIssues: true }), input },
	);
const contentOf = (binary?: IBinaryData) => Buffer.from(binary?.data ?? '', 'base64').toString();

/** Begins an answer and breaks the connection. */
const breakOff = (response: ServerResponse, begin: (response: ServerResponse) => void) => {
	begin(response);
	setTimeout(() => response.destroy(), 20);
};

/** How n8n stores a file, where a test wants to know. */
const storeWith = (store: (file: Readable, data: IBinaryData) => Promise<IBinaryData>) =>
	jest
		.spyOn(BinaryDataService.prototype, 'store')
		.mockImplementation(async (_location, file, data) => await store(file as Readable, data));

afterEach(() => jest.restoreAllMocks());

test('several items give several files, each with the name and type that the server tells', async () => {
	server.answer = (response, { path }) =>
		response
			.writeHead(200, {
				'content-type': path.endsWith('1') ? 'text/csv; charset=utf-8' : 'application/zip',
				'content-disposition': `attachment; filename="file ${path.slice(-1)}.x"`,
			})
			.end(`content of ${path.slice(-1)}`);
	const { items } = await download({ path: '=/projects/{{ $json.id }}', outputDataField: 'export' }, [
		{ id: 1 },
		{ id: 2 },
	]);
	expect(items.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
		[{ file_name: 'file 1.x', file_size: 12 }, { item: 0 }],
		[{ file_name: 'file 2.x', file_size: 12 }, { item: 1 }],
	]);
	expect(items.map(({ binary }) => [contentOf(binary?.export), binary?.export.mimeType])).toEqual([
		['content of 1', 'text/csv'],
		['content of 2', 'application/zip'],
	]);
});

test.each([
	['attachment; filename="a b.zip"', 'a b.zip'],
	['attachment; filename=plain.zip; size=5', 'plain.zip'],
	['attachment; filename="x.zip"; filename*=UTF-8\'\'na%C3%AFve.zip', 'naïve.zip'],
	["attachment; filename=x.zip; filename*=UTF-8''%", 'x.zip'],
	['attachment; filename="a\\"b.zip"', 'a"b.zip'],
	['attachment; filename="../../etc/passwd"', 'passwd'],
	["attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", 'passwd'],
	['attachment; filename="C:\\\\Windows\\\\x.exe"', 'x.exe'],
	['attachment; filename=".."', 'archive.tar.gz'],
	['attachment; filename="a/"', 'archive.tar.gz'],
	['attachment', 'archive.tar.gz'],
	['; filename', 'archive.tar.gz'],
])('the file of %j is called %s', async (disposition, name) => {
	server.always(200, 'x', { 'content-disposition': disposition });
	const { json, items } = await download();
	expect(json).toEqual([{ file_name: name, file_size: 1 }]);
	expect(items[0].binary?.data).toMatchObject({ fileName: name, mimeType: 'application/octet-stream' });
	expect(items[0].binary?.data).not.toHaveProperty('directory');
});

test('an empty file is a file, and a packed one comes unpacked', async () => {
	server.always(200, '');
	expect((await download()).json).toMatchObject([{ file_size: 0 }]);
	server.answer = (response) =>
		response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('unpacked'));
	expect((await download()).json).toMatchObject([{ file_size: 8 }]);
});

test('whoever stores a file slowly holds the server back', async () => {
	const chunk = Buffer.alloc(2 ** 20);
	const total = 256;
	let written = 0;
	server.answer = (response) => {
		const write = () => {
			while (written < total) if ((written++, !response.write(chunk))) return;
			response.end();
		};
		response.on('drain', write);
		write();
	};
	/** Until the server has written nothing for a while. */
	const quiet = async () => {
		for (let [same, before] = [0, -1]; same < 10; before = written) {
			await pass(20);
			same = written === before ? same + 1 : 0;
		}
	};
	let heldAt = total;
	storeWith(async (file, data) => {
		await quiet();
		heldAt = written;
		for await (const part of file) void part;
		return data;
	});
	const { json, error } = await download();
	expect(error).toBeUndefined();
	expect(heldAt).toBeLessThan(total / 2);
	expect(json).toMatchObject([{ file_size: total * chunk.length }]);
});

test.each<[string, (response: ServerResponse) => void]>([
	['in the middle', (response) => response.writeHead(200, { 'content-length': 10 }).write('12345')],
	['in the middle of a chunk', (response) => response.writeHead(200).write('12345')],
	[
		'packed',
		(response) =>
			response.writeHead(200, { 'content-encoding': 'gzip' }).write(gzipSync('12345').subarray(0, 12)),
	],
])('a file that breaks off %s is fetched again', async (_what, begin) => {
	server.answer = (response, { requests }) => {
		if (requests > 1) response.end('1234567890');
		else breakOff(response, begin);
	};
	const { items, json } = await download();
	expect(json).toMatchObject([{ file_size: 10 }]);
	expect(contentOf(items[0].binary?.data)).toBe('1234567890');
	expect(server.asked).toHaveLength(2);
});

test('what n8n cannot store is told so, and not fetched again', async () => {
	server.always(200, 'x');
	storeWith(async () => await Promise.reject(new Error('no space left on device')));
	const { error } = await download();
	expect(error?.message).toBe('n8n could not store the file: no space left on device [item 0]');
	expect(error?.description).toMatch(/n8n's storage/);
	expect(server.asked).toHaveLength(1);
});

test('a file that is longer than any of GitLab is not begun', async () => {
	server.answer = (response) => response.writeHead(200, { 'content-length': 2 ** 40 }).write('x');
	expect((await download()).error?.message).toMatch(/longer than 16384 MB/);
});

test('what is refused is told in the words of GitLab', async () => {
	server.always(404, { message: '404 Project Not Found' });
	expect((await download()).error?.message).toMatch(/^404 Project Not Found/);
});

test('only a GET can give a file', async () => {
	const { error } = await download({ method: 'POST' });
	expect(error?.message).toMatch(/^'Response As' can only be a file where 'Method' is GET/);
	expect(server.asked).toEqual([]);
});

describe('a file that GitLab stores elsewhere', () => {
	let storage: Server;
	let asked: Array<{ path: string; headers: object }>;
	let answer: (response: ServerResponse, path: string) => void;
	const url = (path = '/bucket/file.zip?X-Amz-Signature=1') =>
		`https://127.0.0.1:${(storage.address() as AddressInfo).port}${path}`;

	beforeAll(async () => {
		storage = createServer(selfSigned, ({ url: path = '', headers }, response) => {
			asked.push({ path, headers });
			answer(response, path);
		});
		await new Promise<void>((resolve) => storage.listen(0, '127.0.0.1', resolve));
	});
	afterAll(async () => {
		storage.closeAllConnections();
		await new Promise((resolve) => storage.close(resolve));
	});
	beforeEach(() => {
		asked = [];
		answer = (response) =>
			response.writeHead(200, { 'content-disposition': 'attachment; filename=stored.zip' }).end('stored');
		server.always(302, '', { location: url() });
	});

	test('is fetched from there without the token', async () => {
		const { items, json } = await download();
		expect(json).toEqual([{ file_name: 'stored.zip', file_size: 6 }]);
		expect(contentOf(items[0].binary?.data)).toBe('stored');
		expect(server.asked[0].authorization).toBe('Bearer glpat-of-the-server');
		expect(asked).toHaveLength(1);
		expect(asked[0].path).toBe('/bucket/file.zip?X-Amz-Signature=1');
		expect(JSON.stringify(asked)).not.toMatch(/glpat|authorization|private-token/i);
	});

	test('is fetched again from GitLab on where it breaks off', async () => {
		answer = (response) => {
			if (asked.length > 1) response.end('stored');
			else breakOff(response, () => response.writeHead(200, { 'content-length': 6 }).write('sto'));
		};
		expect((await download()).json).toMatchObject([{ file_size: 6 }]);
		expect([server.asked.length, asked.length]).toEqual([2, 2]);
	});

	test('is followed on there, and never gets the token again', async () => {
		answer = (response, path) =>
			path === '/next'
				? response.writeHead(302, { location: `${server.url}/api/v4/user` }).end()
				: response.writeHead(302, { location: url('/next') }).end();
		const { error } = await download();
		expect(error?.message).toMatch(/redirects elsewhere/);
		expect(asked.map(({ path }) => path).at(-1)).toBe('/next');
		expect(server.asked.filter(({ path }) => path === '/api/v4/user')).toEqual([]);
	});

	test('is not followed for ever', async () => {
		answer = (response) => response.writeHead(302, { location: url() }).end();
		expect((await download()).error?.message).toMatch(/redirects endlessly/);
		expect(asked.length).toBeLessThan(10);
	});

	test('is refused in the words that come from there', async () => {
		answer = (response) => response.writeHead(403).end('{"message": "Signature expired"}');
		expect((await download()).error?.message).toMatch(/^Signature expired/);
	});

	test('is not taken for one where a sign-in page comes', async () => {
		answer = (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
		const { error } = await download();
		expect(error?.message).toMatch(/another host, which answered with a web page/);
		expect(error?.description).toMatch(/sign-in page/);
		expect(asked).toHaveLength(1);
	});

	test('is not fetched without encryption', async () => {
		server.always(302, '', { location: url().replace('https:', 'http:') });
		expect((await download()).error?.message).toMatch(/redirects elsewhere/);
		expect(asked).toEqual([]);
	});

	test('is fetched for files alone', async () => {
		const { error } = await download({ responseAs: 'text' });
		expect(error?.message).toMatch(/redirects elsewhere/);
		expect(asked).toEqual([]);
	});
});

test("a page of the server itself is no file's place", async () => {
	server.always(302, '', { location: '/users/sign_in' });
	expect((await download()).error?.message).toMatch(/redirects elsewhere/);
	expect(server.asked).toHaveLength(1);
});
