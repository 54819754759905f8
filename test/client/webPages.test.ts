import { runGitlab } from '../engine';
import { credentialsFor, locator } from '../parameters';
import { Answering } from './answering';

/** Proxies and GitLab's own front door answer with web pages: their status says what they mean all the same. */

const server = new Answering();
const PAGE = '<!DOCTYPE html>\n<html><head><title>Just a moment...</title></head><body>…</body></html>';
const project = locator(1);
const reading = { resource: 'issue', operation: 'get', project, issue: locator(1), simplify: false };
const writing = { resource: 'issue', operation: 'create', project, title: 'New', simplify: false };

const run = async (parameters: object) =>
	await runGitlab(parameters as never, { credentials: credentialsFor(server, 'glpat-behind-a-proxy') });

const sent = () => server.asked.map(({ method }) => method);

test.each([
	['POST', writing],
	['GET', reading],
])('429 to a %s is waited for and sent again', async (method, parameters) => {
	server.answer = (response, { requests }) => {
		if (requests > 1) response.end('{"iid":1}');
		else response.writeHead(429, { 'retry-after': '1', 'content-type': 'text/html' }).end(PAGE);
	};
	const startedAt = Date.now();
	expect((await run(parameters)).json).toEqual([{ iid: 1 }]);
	expect(Date.now() - startedAt).toBeGreaterThanOrEqual(900);
	expect(sent()).toEqual([method, method]);
});

test.each([
	[401, /wrong, expired or revoked/],
	[403, /higher role/],
	[404, /may not see it/],
	[409, /already exists/],
	[400, /Check the fields/],
	[413, /Check the fields/],
])('%d is what it is, and the advice tells of the page, for reads and for writes', async (status, advice) => {
	server.always(status, PAGE);
	for (const parameters of [reading, writing]) {
		const { error } = await run(parameters);
		expect(error?.httpCode).toBe(String(status));
		expect(error?.message).toMatch(`The server answered ${status} with a web page: Just a moment...`);
		expect(error?.description).toMatch(advice);
		expect(error?.description).toMatch(/a web page, which GitLab's API never gives. Check 'Server URL'/);
		expect(error?.description).not.toMatch(/anyway/);
	}
	expect(sent()).toEqual(['GET', 'POST']);
});

test.each([502, 503, 504])('%d is trouble that a read outlasts and a write leaves open', async (status) => {
	server.answer = (response, { requests }) => {
		if (requests % 2 === 0) response.end('{"iid":1}');
		else response.writeHead(status, { 'content-type': 'text/html' }).end(PAGE);
	};
	expect((await run(reading)).json).toEqual([{ iid: 1 }]);
	const { error } = await run(writing);
	expect(error?.description).toMatch(/problem of its own.*anyway/);
	expect(sent()).toEqual(['GET', 'GET', 'POST']);
});

test('a success that is a web page is not GitLab, and leaves open what a write did', async () => {
	server.always(200, PAGE);
	const { error } = await run(writing);
	expect(error?.message).toBe('The server answered 200 with a web page: Just a moment... [item 0]');
	expect(error?.description).toMatch(/did not come from GitLab's API.*anyway/);
});

test('a page without a title is told by its first words', async () => {
	server.always(403, '<html></html>');
	expect((await run(reading)).error?.message).toMatch(/with a web page: no title/);
	server.always(403, '<?xml version="1.0"?>\n<Error><Code>SlowDown</Code></Error>');
	expect((await run(reading)).error?.message).toMatch(/with a web page: SlowDown/);
});
