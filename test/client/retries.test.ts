import type { Fault, Gitlab } from '../gitlab';
import { startGitlab } from '../gitlab';
import { runGitlab } from '../engine';
import type { Seed } from '../gitlab/seed';
import { seed } from '../gitlab/seed';
import { credentialsFor, locator } from '../parameters';

const getIssue = { resource: 'issue', operation: 'get', project: locator('acme/website'), issue: locator(1) };
const createIssue = {
	resource: 'issue',
	operation: 'create',
	project: locator('acme/website'),
	title: 'Once only',
};

let gitlab: Gitlab;
let arranged: Seed;

beforeEach(async () => {
	gitlab = await startGitlab();
	arranged = seed(gitlab.world);
});

afterEach(async () => {
	await gitlab.close();
});

const run = async (parameters: typeof getIssue | typeof createIssue, requestOptions: object = {}) =>
	await runGitlab({ ...parameters, requestOptions } as never, {
		credentials: credentialsFor(gitlab, arranged.token),
	});

const passing: Array<[string, Fault]> = [
	['502', { kind: 'status', status: 502 }],
	['503 that asks to come back at once', { kind: 'status', status: 503, headers: { 'retry-after': '0' } }],
	['a connection that breaks', { kind: 'reset' }],
	['an answer that is cut off', { kind: 'truncate' }],
];

test.each(passing)('a read survives %s', async (_, fault) => {
	gitlab.faults.add({ ...fault, times: 1 });
	const { json } = await run(getIssue);
	expect(json).toMatchObject([{ iid: 1 }]);
	expect(gitlab.requests.length).toBeGreaterThanOrEqual(1);
});

test.each(passing)('a write is sent once, whatever happens to it: %s', async (_, fault) => {
	let sent = 0;
	gitlab.faults.add({ ...fault, match: () => ++sent > 0 });
	const { error } = await run(createIssue);
	expect(error?.description).toMatch(/check before running this item again/);
	expect(sent).toBe(1);
});

test('a write that GitLab did not take (429) is sent again', async () => {
	gitlab.faults.add({
		kind: 'status',
		status: 429,
		body: 'Retry later',
		headers: { 'retry-after': '0' },
		times: 1,
	});
	const { json } = await run(createIssue);
	expect(json).toMatchObject([{ title: 'Once only' }]);
});

test.each([
	['in seconds', () => '1'],
	['as a date', () => new Date(Date.now() + 1500).toUTCString()],
])('Retry-After %s is waited for', async (_, retryAfter) => {
	gitlab.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': retryAfter() }, times: 1 });
	const startedAt = Date.now();
	expect((await run(getIssue)).json).toMatchObject([{ iid: 1 }]);
	expect(Date.now() - startedAt).toBeGreaterThanOrEqual(450);
});

test.each(['soon', '-5', '1e400', ''])(
	'a Retry-After that makes no sense (%j) means the usual pause',
	async (retryAfter) => {
		gitlab.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': retryAfter }, times: 1 });
		expect((await run(getIssue)).json).toMatchObject([{ iid: 1 }]);
	},
);

test('a limit that lasts longer than the longest wait fails at once and says when to come back', async () => {
	gitlab.faults.add({
		kind: 'status',
		status: 429,
		body: 'Retry later',
		headers: { 'retry-after': '86400' },
	});
	const startedAt = Date.now();
	const { error } = await run(getIssue, { maxWait: 60 });
	expect(error).toMatchObject({ message: 'Retry later [item 0]', httpCode: '429' });
	const moment = /Come back after (\S+Z)/.exec(error?.description ?? '')?.[1] ?? '';
	expect(Date.parse(moment)).toBeGreaterThan(startedAt + 86_300_000);
});

test.each([400, 401, 403, 404, 409, 422, 501])('%d is final: it is asked once', async (status) => {
	let sent = 0;
	gitlab.faults.add({ kind: 'status', status, match: () => ++sent > 0 });
	expect((await run(getIssue)).error?.httpCode).toBe(String(status));
	expect(sent).toBe(1);
});

test('a read gives up soon where the server has answered nothing yet, with what it said last', async () => {
	let sent = 0;
	gitlab.faults.add({
		kind: 'status',
		status: 503,
		body: { message: 'Down for maintenance' },
		match: () => ++sent > 0,
	});
	const { error } = await run(getIssue);
	expect(error?.message).toBe('Down for maintenance [item 0]');
	expect(sent).toBe(4);
});

test('a read waits for a server that has answered and then went away', async () => {
	let asked = 0;
	gitlab.faults.add({ kind: 'reset', times: 4, match: () => ++asked > 1 });
	const { json } = await runGitlab(
		{
			...getIssue,
			issue: locator('={{ $json.iid }}'),
			simplify: false,
			requestOptions: { requestsAtOnce: 1 },
		},
		{ credentials: credentialsFor(gitlab, arranged.token), input: [{ iid: 1 }, { iid: 2 }] },
	);
	expect(json).toMatchObject([{ iid: 1 }, { iid: 2 }]);
});

test('a limit that no calendar knows fails at once, too', async () => {
	gitlab.faults.add({
		kind: 'status',
		status: 429,
		body: 'Retry later',
		headers: { 'retry-after': '99999999999999999999' },
	});
	const { error } = await run(getIssue);
	expect(error?.description).toMatch(/Come back after \d{4}-/);
});

test('near its limit the run slows down instead of running into it', async () => {
	await gitlab.close();
	gitlab = await startGitlab({ requestsPerMinute: 20, rateWindowMs: 2000 });
	arranged = seed(gitlab.world);
	const parameters = { ...getIssue, issue: locator('={{ $json.iid }}') };
	const input = Array.from({ length: 30 }, (_, index) => ({ iid: 1 + (index % 5) }));
	const { json } = await runGitlab(parameters, {
		credentials: credentialsFor(gitlab, arranged.token),
		input,
	});
	expect(json.map(({ iid }) => iid)).toEqual(input.map(({ iid }) => iid));
	expect(gitlab.requests.filter(({ status }) => status === 429).length).toBeLessThanOrEqual(3);
});

test('a wait ends at once when the execution is cancelled', async () => {
	let asked: () => void;
	const cancelWhen = new Promise<void>((resolve) => (asked = resolve));
	gitlab.faults.add({
		kind: 'status',
		status: 429,
		headers: { 'retry-after': '200' },
		match: () => (asked(), true),
	});
	const outcome = await runGitlab(getIssue, {
		credentials: credentialsFor(gitlab, arranged.token),
		cancelWhen,
	});
	expect(outcome.error?.message).toBe('The execution was cancelled [item 0]');
});
