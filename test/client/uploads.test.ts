import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as pass } from 'node:timers/promises';
import type { IBinaryData, IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { BinaryDataService } from 'n8n-core';
import type { Credentials } from '../engine';
import { runGitlab } from '../engine';
import { credentialsFor } from '../parameters';
import { Answering } from './answering';

const server = new Answering();
const TOKEN = 'glpat-of-the-server';

beforeEach(() => server.always(201, { id: 1 }));
afterEach(() => jest.restoreAllMocks());

/** A file as n8n holds it in memory. */
const held = (content: string, rest: Partial<IBinaryData> = {}): IBinaryKeyData => ({
	data: {
		data: Buffer.from(content).toString('base64'),
		mimeType: 'text/plain',
		fileName: 'notes.txt',
		...rest,
	},
});

/** A file that n8n has stored, with how it is read. */
const stored = (open: () => Readable, fileSize?: number): IBinaryKeyData => {
	jest.spyOn(BinaryDataService.prototype, 'getAsStream').mockImplementation(async () => open());
	jest
		.spyOn(BinaryDataService.prototype, 'getMetadata')
		.mockImplementation(async () => ({ fileSize }) as never);
	return {
		data: { id: 'filesystem-v2:1', data: 'filesystem-v2', mimeType: 'text/plain', fileName: 'a.txt' },
	};
};

const AS_FILE = { method: 'PUT', bodyContentType: 'file', inputDataField: 'data', path: '/packages/a.txt' };
const AS_FORM = {
	method: 'POST',
	bodyContentType: 'form',
	formFiles: { values: [{ name: 'file', inputDataField: 'data' }] },
	path: '/projects/1/uploads',
};

const send = async (
	parameters: IDataObject,
	files: IBinaryKeyData[],
	credentials: Credentials = credentialsFor(server, TOKEN),
) =>
	await runGitlab(
		{ resource: 'apiCall', operation: 'sendRestRequest', responseAs: 'json', ...parameters },
		{ credentials, input: files.map(() => ({})), files },
	);

/** What a form holds, as any reader of forms has it. */
const formIn = async (at = 0) => {
	const { headers, body } = server.asked[at];
	const type = { 'content-type': headers['content-type'] ?? '' };
	const entries: Array<[string, string | File]> = [];
	const form = await new Response(body, { headers: type }).formData();
	form.forEach((value, name) => entries.push([name, value]));
	const parts = entries.map(async ([name, value]) =>
		typeof value === 'string' ? [name, value] : [name, value.name, value.type, await value.text()],
	);
	return await Promise.all(parts);
};

test('a file goes as it is, with its type and length', async () => {
	const { json } = await send(AS_FILE, [held('content', { mimeType: 'text/csv; charset=utf-8' })]);
	expect(json).toEqual([{ id: 1 }]);
	expect(server.asked).toMatchObject([
		{
			method: 'PUT',
			path: '/api/v4/packages/a.txt',
			body: 'content',
			headers: { 'content-type': 'text/csv', 'content-length': '7', authorization: `Bearer ${TOKEN}` },
		},
	]);
});

test('a form holds fields and files as browsers send them', async () => {
	const body = '{"title": "a\\r\\nb", "tags": ["x", "y"], "nested": {"inner": 1}, "none": null}';
	await send({ ...AS_FORM, body }, [held('content')]);
	expect(await formIn()).toEqual([
		['title', 'a\r\nb'],
		['tags[]', 'x'],
		['tags[]', 'y'],
		['nested[inner]', '1'],
		['none', ''],
		['file', 'notes.txt', 'text/plain', 'content'],
	]);
	expect(server.asked[0].headers['content-length']).toBe(String(server.asked[0].body.length));
});

test.each([
	['a"b\r\nX-Evil: 1.txt', 'a%22b X-Evil: 1.txt'],
	['../../etc/passwd', 'passwd'],
	['naïve 😀.txt', 'naïve 😀.txt'],
	['..', 'file'],
])('a file called %j is sent as %j', async (fileName, name) => {
	await send(AS_FORM, [held('content', { fileName, mimeType: 'text/x\r\nX-Evil: 1' })]);
	expect(server.asked[0].body).toContain(`filename="${name}"\r\nContent-Type: text/x\r\n\r\ncontent\r\n`);
	expect(server.asked[0].headers).not.toHaveProperty('x-evil');
});

test('several items send each its own file, in their order', async () => {
	await send(AS_FILE, [held('first'), held('second')]);
	expect(server.asked.map(({ body }) => body)).toEqual(['first', 'second']);
});

test('an item sends several files in one form', async () => {
	const values = ['one', 'two'].map((inputDataField) => ({ name: inputDataField, inputDataField }));
	const files = { one: held('1').data as IBinaryData, two: held('2').data as IBinaryData };
	await send({ ...AS_FORM, formFiles: { values } }, [files]);
	expect(await formIn()).toMatchObject([
		['one', 'notes.txt', 'text/plain', '1'],
		['two', 'notes.txt', 'text/plain', '2'],
	]);
});

test.each([
	['as it is', AS_FILE],
	['in a form', AS_FORM],
])('a stored file is sent %s while it is read', async (_what, parameters) => {
	const file = stored(() => Readable.from([Buffer.from('first '), Buffer.from('second')]), 12);
	const { error } = await send(parameters, [file]);
	expect(error).toBeUndefined();
	expect(server.asked[0].body).toContain('first second');
	expect(server.asked[0].headers['content-length']).toBe(String(server.asked[0].body.length));
});

test('a stored file whose length nobody knows is sent in chunks', async () => {
	await send(AS_FILE, [stored(() => Readable.from([Buffer.from('first '), Buffer.from('second')]))]);
	expect(server.asked).toMatchObject([{ body: 'first second', headers: { 'transfer-encoding': 'chunked' } }]);
});

test('an empty file is a file', async () => {
	await send(AS_FILE, [stored(() => Readable.from([]), 0)]);
	expect(server.asked).toMatchObject([{ body: '', headers: { 'content-length': '0' } }]);
});

test('a server that takes a file slowly holds its reading back', async () => {
	const chunk = Buffer.alloc(2 ** 20);
	const total = 256;
	let read = 0;
	const file = stored(
		() =>
			new Readable({
				read() {
					this.push(read++ < total ? chunk : null);
				},
			}),
		total * chunk.length,
	);
	let heldAt = total;
	let received = 0;
	const slow = createServer(async (request, response) => {
		for (let [same, before] = [0, -1]; same < 10; before = read) {
			await pass(20);
			same = read === before ? same + 1 : 0;
		}
		heldAt = read;
		for await (const part of request) received += (part as Buffer).length;
		response.writeHead(201, { 'content-type': 'application/json' }).end('{"id": 4}');
	});
	await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
	const { json } = await send(AS_FORM, [file], credentialsFor({ url }, TOKEN));
	slow.close();
	expect(json).toEqual([{ id: 4 }]);
	expect(heldAt).toBeLessThan(total / 2);
	expect(received).toBeGreaterThan(total * chunk.length);
});

test('what a rate limit has refused is sent again from its beginning', async () => {
	const opened: Readable[] = [];
	const file = stored(
		() => opened[opened.push(Readable.from([Buffer.from('con'), Buffer.from('tent')])) - 1],
		7,
	);
	server.answer = (response, { requests }) =>
		requests === 1
			? response.writeHead(429, { 'retry-after': '0' }).end('{"message": "Retry later"}')
			: response.writeHead(201, { 'content-type': 'application/json' }).end('{"id": 2}');
	expect((await send(AS_FILE, [file])).json).toEqual([{ id: 2 }]);
	expect(server.asked.map(({ body }) => body)).toEqual(['content', 'content']);
	expect(opened.map(({ destroyed }) => destroyed)).toEqual([true, true]);
});

test('what GitLab may have taken is not sent again, and the file is let go of', async () => {
	let opened: Readable | undefined;
	const file = stored(() => (opened = Readable.from([Buffer.from('content')])), 7);
	server.always(503, { message: 'Service Unavailable' });
	const { error } = await send(AS_FORM, [file]);
	expect(error?.message).toMatch(/Service Unavailable/);
	expect(server.asked).toHaveLength(1);
	expect(opened?.destroyed).toBe(true);
});

test('a file that breaks off while it is read is told so, and not taken for sent', async () => {
	const broken = () =>
		Readable.from(
			(async function* () {
				yield Buffer.from('con');
				await new Promise((resolve) => setImmediate(resolve));
				throw new Error('ENOENT: no such file');
			})(),
		);
	const { error } = await send(AS_FILE, [stored(broken, 7)]);
	expect(error?.message).toMatch(/^n8n could not read the file: .*no such file/);
	expect(error?.description).toMatch(/n8n's storage/);
});

test('a file that cannot be opened is told so, and nothing is sent', async () => {
	const file = stored(() => {
		throw new Error('no such file');
	}, 7);
	const { error } = await send(AS_FORM, [file]);
	expect(error?.message).toBe('n8n could not read the file: no such file [item 0]');
	expect(server.asked).toEqual([]);
});

test('an item without the file is refused by the name of the field', async () => {
	const { error } = await send({ ...AS_FILE, inputDataField: 'missing' }, [held('content')]);
	expect(error?.message).toBe("'Input Data Field Name' is no binary field of the item: missing [item 0]");
	expect(server.asked).toEqual([]);
});

test('an OAuth2 token that has run out is renewed before a file is sent', async () => {
	const oauthTokenData = {
		access_token: 'an-old-token',
		refresh_token: 'a-refresh-token',
		token_type: 'Bearer',
	};
	server.answer = (response, { path, authorization }) => {
		const json = (status: number, body: object) =>
			response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
		if (path === '/oauth/token') return json(200, { ...oauthTokenData, access_token: 'a-fresh-token' });
		if (authorization === 'Bearer an-old-token') return json(401, { message: '401 Unauthorized' });
		return json(201, { id: 3 });
	};
	const credentials = {
		gitlabDevopsOAuth2Api: {
			server: server.url,
			grantType: 'pkce',
			authentication: 'header',
			accessTokenUrl: `${server.url}/oauth/token`,
			clientId: 'client',
			clientSecret: 'gloas-application-secret',
			oauthTokenData,
		} as never,
	};
	const file = stored(() => Readable.from([Buffer.from('content')]), 7);
	const { json } = await send({ ...AS_FILE, authentication: 'oAuth2' }, [file], credentials);
	expect(json).toEqual([{ id: 3 }]);
	const uploads = server.asked.filter(({ method }) => method === 'PUT');
	expect(uploads).toMatchObject([{ body: 'content', authorization: 'Bearer a-fresh-token' }]);
});
