import crypto, { createHmac, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import type { Answer } from '../engine';
import { send } from '../engine';
import type { Stage } from '../stage';
import { parametersFor, setStage } from '../stage';
import { locator } from '../../parameters';

let stage: Stage;
const set = async (options?: Parameters<typeof setStage>[0]) => {
	await stage?.clear();
	stage = await setStage(options);
	await stage.workflow.activate();
};
beforeEach(async () => await set());
afterEach(async () => await stage.clear());

type Headers = Record<string, string | string[]>;
const JSON_TYPE = { 'content-type': 'application/json', 'x-gitlab-event': 'Merge Request Hook' };
const BODY = '{ "object_kind": "merge_request",  "project": {"id": 1}, "title": "Grüße \\u2713 🦊" }';
const seconds = (offset = 0) => String(Math.floor(Date.now() / 1000) + offset);

const sign = (text: string, key = stage.hook().signing_token ?? '') =>
	`v1,${createHmac('sha256', Buffer.from(key.slice('whsec_'.length), 'base64'))
		.update(text)
		.digest('base64')}`;

/** The headers of a delivery that GitLab has signed. */
function signed(body: string | Buffer = BODY, id: string = randomUUID(), timestamp = seconds()): Headers {
	const signature = sign(`${id}.${timestamp}.${String(body)}`);
	return { ...JSON_TYPE, 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
}

const deliver = async (headers: Headers, body: string | Buffer = BODY): Promise<Answer> =>
	await send(stage.workflow.url, body, headers);

const expectRefused = ({ status, body }: Answer) => {
	expect({ status, body }).toEqual({ status: 401, body: '{"message":"Unauthorized"}' });
	expect(stage.workflow.executions).toEqual([]);
};

describe('signed deliveries (GitLab 19 and later)', () => {
	it('come in as GitLab sent them', async () => {
		expect((await deliver(signed())).status).toBe(200);
		expect(stage.workflow.executions).toEqual([JSON.parse(BODY)]);
	});

	it('come in when an independent implementation of the standard has signed them', async () => {
		const now = new Date();
		const webhook = new Webhook(stage.hook().signing_token ?? '');
		const id = randomUUID();
		const headers = {
			...JSON_TYPE,
			'webhook-id': id,
			'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
			'webhook-signature': webhook.sign(id, now, BODY),
		};
		expect((await deliver(headers)).status).toBe(200);
		expect(stage.workflow.executions).toHaveLength(1);
	});

	it('come in when one of several signatures is right, as while a key is changed', async () => {
		const headers = signed();
		const right = String(headers['webhook-signature']);
		const wrong = sign('another text');
		const several = { ...headers, 'webhook-signature': `${wrong} v2,abc ${right} ${wrong}` };
		expect((await deliver(several)).status).toBe(200);
		expect(stage.workflow.executions).toHaveLength(1);
	});

	it.each([-299, 299])('come in %s seconds off', async (offset) => {
		expect((await deliver(signed(BODY, randomUUID(), seconds(offset)))).status).toBe(200);
		expect(stage.workflow.executions).toHaveLength(1);
	});

	it.each<[string, (headers: Headers) => Headers]>([
		['older than five minutes', () => signed(BODY, 'msg', seconds(-302))],
		['more than five minutes ahead', () => signed(BODY, 'msg', seconds(302))],
		['with a timestamp that is no number', () => signed(BODY, 'msg', 'now')],
		['with a timestamp in milliseconds', () => signed(BODY, 'msg', String(Date.now()))],
		['with an empty timestamp', () => signed(BODY, 'msg', '')],
		['with another ID than was signed', (headers) => ({ ...headers, 'webhook-id': 'msg_9' })],
		['with another time than was signed', (headers) => ({ ...headers, 'webhook-timestamp': seconds(-1) })],
		[
			'signed with another key',
			(headers) => ({
				...headers,
				'webhook-signature': sign('x', `whsec_${Buffer.alloc(32, 7).toString('base64')}`),
			}),
		],
		['with the signature of nothing', (headers) => ({ ...headers, 'webhook-signature': sign('') })],
		[
			'with a signature that has no version',
			(headers) => ({
				...headers,
				'webhook-signature': String(headers['webhook-signature']).slice(3),
			}),
		],
		[
			'with a signature of another version',
			(headers) => ({
				...headers,
				'webhook-signature': String(headers['webhook-signature']).replace('v1,', 'v1a,'),
			}),
		],
		[
			'with half a signature',
			(headers) => ({
				...headers,
				'webhook-signature': String(headers['webhook-signature']).slice(0, 20),
			}),
		],
		['with an empty signature', (headers) => ({ ...headers, 'webhook-signature': '' })],
		['without a signature', ({ 'webhook-signature': _, ...headers }) => headers],
		['without an ID', ({ 'webhook-id': _, ...headers }) => headers],
		['without a timestamp', ({ 'webhook-timestamp': _, ...headers }) => headers],
		[
			'with the ID twice',
			(headers) => ({
				...headers,
				'webhook-id': [String(headers['webhook-id']), String(headers['webhook-id'])],
			}),
		],
		[
			'with the timestamp twice',
			(headers) => ({
				...headers,
				'webhook-timestamp': [String(headers['webhook-timestamp']), seconds()],
			}),
		],
		['with the token only', () => ({ ...JSON_TYPE, 'x-gitlab-token': stage.hook().token ?? '' })],
		['without anything', () => JSON_TYPE],
	])('are refused %s', async (_what, alter) => {
		expectRefused(await deliver(alter(signed())));
	});

	it('are refused when one byte of the body is another, though it means the same', async () => {
		expectRefused(await deliver(signed(), BODY.replace('  ', ' ')));
		expectRefused(await deliver(signed(), JSON.stringify(JSON.parse(BODY))));
	});

	it('are refused by a workflow that remembers no secrets, whatever they bring', async () => {
		const headers = signed();
		stage.workflow.staticData = {};
		// To this process it is a node that it has never switched on.
		stage.workflow.webhookId = 'another';
		expectRefused(await deliver(headers));
		expectRefused(await deliver({ ...JSON_TYPE, 'x-gitlab-token': '' }));
		expectRefused(await deliver({ ...JSON_TYPE, 'x-gitlab-token': 'undefined' }));
	});

	it.each([
		['a list', '[1,2]'],
		['nothing', 'null'],
		['text', '"Hello"'],
		['a number', '7'],
		['no project that is one', '{"project":"x","object_attributes":[],"project_id":{"a":1}}'],
	])('that hold %s start nothing and do no harm', async (_what, body) => {
		expect((await deliver(signed(body), body)).status).toBe(200);
		expect(stage.workflow.executions).toEqual([]);
	});

	it('that want to change what all objects have do not', async () => {
		const body = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"project":{"id":1}}';
		expect((await deliver(signed(body), body)).status).toBe(200);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	const [open, close] = ['{"a":[', ']}'].map((text) => text.repeat(10_000));
	const nested = `${open}1${close}`;

	it.each([
		['anywhere', `"x":${'['.repeat(20_000)}${']'.repeat(20_000)}`],
		['in what has changed', `"changes":{"title":{"previous":${nested},"current":[${nested}]}}`],
		['in everything', `"user":${nested},"labels":[${nested}],"object_attributes":${nested}`],
	])('that are nested 20,000 levels deep %s come out as far as n8n can store them', async (_where, json) => {
		const body = `{"object_kind":"merge_request","project":{"id":1},${json}}`;
		for (const output of ['simplified', 'full']) {
			stage.workflow.parameters.output = output;
			expect((await deliver(signed(body), body)).status).toBe(200);
		}
		const { executions, crashes } = stage.workflow;
		expect([executions.length, crashes]).toEqual([2, []]);
		expect(JSON.stringify(executions).length).toBeLessThan(body.length);
	});
});

describe('bytes that GitLab has signed', () => {
	const note = (text: string) =>
		JSON.stringify({
			object_kind: 'note',
			event_type: 'note',
			project: { id: 1 },
			object_attributes: { note: text },
		});
	const COMMENT = note('Nice! &object_kind=merge_request&event_type=merge_request&x=');

	it.each([
		'application/x-www-form-urlencoded',
		'text/plain',
		'application/json; charset=latin1',
		'application/json; charset=ascii',
		'application/json;charset=utf-16le',
		'application/json; charset=utf-8; charset=latin1',
		'application/vnd.api+json',
	])('start nothing when they are to be read as what they are not: %s', async (type) => {
		for (const body of [BODY, COMMENT]) {
			await deliver({ ...signed(body), 'content-type': type }, body);
			expect(stage.workflow.executions).toEqual([]);
		}
	});

	it.each([
		'application/json',
		'application/json; charset=utf-8',
		'application/json;charset=UTF-8',
		'Application/JSON; charset="utf-8"',
	])('are read as JSON in UTF-8: %s', async (type) => {
		expect((await deliver({ ...signed(), 'content-type': type })).status).toBe(200);
		expect(stage.workflow.executions).toEqual([JSON.parse(BODY)]);
	});
});

describe('what a forged request costs', () => {
	afterEach(() => jest.restoreAllMocks());

	/** How often something was hashed or compared for a request. */
	const workOf = async (headers: Headers, query = '', body = BODY) => {
		const spies = (['createHash', 'createHmac', 'timingSafeEqual'] as const).map((name) =>
			jest.spyOn(crypto, name),
		);
		expectRefused(await send(stage.workflow.url + query, body, headers));
		const counts = spies.map((spy) => spy.mock.calls.length);
		jest.restoreAllMocks();
		return counts;
	};
	const forged = () => ({ ...signed(), 'webhook-signature': sign('another text') });

	it('is the same for one signature and for as many as fit into a header', async () => {
		const usual = await workOf(forged());
		const short = Array.from({ length: 5_000 }, () => 'v1').join(' ');
		const [hashes] = await workOf({ ...forged(), 'webhook-signature': short });
		const long = Array.from({ length: 300 }, () => sign('another text')).join(' ');
		const [, macs, comparisons] = await workOf({ ...forged(), 'webhook-signature': long });
		expect(hashes).toBeLessThanOrEqual(usual[0]);
		expect(macs).toBe(usual[1]);
		expect(comparisons).toBeLessThanOrEqual(10);
	});

	it.each<[string, () => Headers]>([
		['is too old', () => ({ ...forged(), 'webhook-timestamp': seconds(-400) })],
		['has no ID', () => ({ ...forged(), 'webhook-id': '' })],
		['has no signature that could be one', () => ({ ...forged(), 'webhook-signature': 'v1,abc' })],
		['has no signature', () => JSON_TYPE],
	])('is no look at the body where it %s', async (_what, headers) => {
		const [, macs] = await workOf(headers());
		expect(macs).toBe(0);
	});

	it.each(['19.1.0', '18.5.0'])('does not tell which projects have a hook: GitLab %s', async (version) => {
		await stage.clear();
		stage = await setStage({ version });
		const values = ['acme/website', 'acme/platform/api'].map((name) => ({ project: locator(name) }));
		stage.workflow.parameters = parametersFor(['merge_requests_events'], {
			place: 'projects',
			projects: { values },
		});
		await stage.workflow.activate();
		const headers = { ...forged(), 'x-gitlab-token': 'x'.repeat(64) };
		const there = await workOf(headers, `?project=${stage.projects.website.id}`);
		for (const query of ['', '?project=999', '?project=1&project=1', '?project[a]=1', '?project=__proto__']) {
			expect([query, await workOf(headers, query)]).toEqual([query, there]);
		}
	});
});

it('deliveries come in again after the server was put back to a version that does not sign', async () => {
	Object.assign(stage.hook(), { signing_token: null });
	stage.gitlab.world.version = '18.5.0';
	expect(await stage.tell()).toBe(401);
	await stage.workflow.activate('init');
	expect(await stage.tell()).toBe(200);
});

describe('deliveries with a token (GitLab before 19)', () => {
	const withToken = (token: string | string[] = stage.hook().token ?? ''): Headers => ({
		...JSON_TYPE,
		'x-gitlab-token': token,
	});
	beforeEach(async () => await set({ version: '18.5.0' }));

	it('come in', async () => {
		expect(stage.hook().signing_token).toBeNull();
		expect(await stage.tell()).toBe(200);
		expect(stage.workflow.executions).toHaveLength(1);
	});

	it.each<[string, () => Headers]>([
		['a wrong one', () => withToken('wrong')],
		['an empty one', () => withToken('')],
		['the beginning of it', () => withToken(stage.hook().token?.slice(0, -1))],
		['more than it', () => withToken(`${stage.hook().token}0`)],
		['it twice', () => withToken([stage.hook().token ?? '', stage.hook().token ?? ''])],
		['none', () => JSON_TYPE],
		[
			'a signature instead',
			() => {
				const key = (stage.workflow.memory.hooks as Array<{ secrets: { signingToken: string } }>)[0].secrets
					.signingToken;
				const timestamp = seconds();
				const signature = sign(`msg.${timestamp}.${BODY}`, key);
				return {
					...JSON_TYPE,
					'webhook-id': 'msg',
					'webhook-timestamp': timestamp,
					'webhook-signature': signature,
				};
			},
		],
	])('are refused with %s', async (_what, headers) => {
		expectRefused(await deliver(headers()));
	});

	it('go on after the server was upgraded, until the workflow is published again: then they are signed', async () => {
		stage.gitlab.world.version = '19.1.0';
		expect(await stage.tell()).toBe(200);
		await stage.workflow.activate('init');
		expect(stage.hook().signing_token).toMatch(/^whsec_/);
		expect(await stage.tell()).toBe(200);
		expectRefusedTokenOnly(await deliver(withToken()));
	});

	const expectRefusedTokenOnly = ({ status }: Answer) => {
		expect(status).toBe(401);
		expect(stage.workflow.executions).toHaveLength(2);
	};
});

it('a forged request never starts anything and is always answered, whatever it looks like', async () => {
	const text = fc.string({ unit: fc.constantFrom(...'abcv1,. =+/-_0123456789{}[]":') });
	const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature', 'x-gitlab-token', 'x-gitlab-event'];
	const headers = fc.record(Object.fromEntries(names.map((name) => [name, text])), { requiredKeys: [] });
	const body = fc.oneof(fc.json(), fc.string(), fc.constant(BODY));
	const types = fc.constantFrom('application/json', 'text/plain', 'application/octet-stream');
	await fc.assert(
		fc.asyncProperty(headers, body, types, async (given, sent, type) => {
			const { status } = await deliver({ ...given, 'content-type': type }, sent);
			// 422 is n8n's own answer to what says that it is JSON and is not.
			expect([401, 422]).toContain(status);
			expect(stage.workflow.executions).toEqual([]);
		}),
		{ numRuns: 150 },
	);
});
