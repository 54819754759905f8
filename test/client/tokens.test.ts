import type { IDataObject } from 'n8n-workflow';
import { runGitlab } from '../engine';
import type { Gitlab, GitlabOptions } from '../gitlab';
import { startGitlab } from '../gitlab';
import type { Seed } from '../gitlab/seed';
import { seed } from '../gitlab/seed';
import { credentialsFor, locator } from '../parameters';

const project = locator('acme/website');
const getIssue = {
	resource: 'issue',
	operation: 'get',
	project,
	issue: locator('={{ $json.iid }}'),
	simplify: false,
};

let gitlab: Gitlab;
let arranged: Seed;

const start = async (options: GitlabOptions) => {
	gitlab = await startGitlab(options);
	arranged = seed(gitlab.world);
};

afterEach(async () => {
	await gitlab.close();
});

const run = async (parameters: IDataObject, items: number, additionalTokens: string, maxWait = 0) =>
	await runGitlab(
		{ ...parameters, requestOptions: { maxWait, requestsAtOnce: 1 } },
		{
			credentials: credentialsFor(gitlab, arranged.token, { additionalTokens }),
			input: Array.from({ length: items }, (_, index) => ({ iid: 1 + (index % 3) })),
			onError: 'continueRegularOutput',
		},
	);

/** How many requests came with each token. */
const asked = () => {
	const counts: Record<string, number> = {};
	for (const { headers } of gitlab.requests) {
		const token = String(headers.authorization).replace('Bearer ', '');
		counts[token] = (counts[token] ?? 0) + 1;
	}
	return counts;
};

test('the first token asks as long as its limit is far; the others have nothing to do', async () => {
	await start({ requestsPerMinute: 100 });
	const { json } = await run(getIssue, 20, arranged.adminToken);
	expect(json.every(({ iid }) => typeof iid === 'number')).toBe(true);
	expect(asked()).toEqual({ [arranged.token]: 20 });
});

test.each([
	['commas', ','],
	['lines', '\n'],
	['lines that bring more along', '"\u200b\r\n\u00a0"'],
	['lines with the scheme', '\nBearer '],
])(
	'additional tokens, separated by %s, read on when the limit is near, each within its own',
	async (_, by) => {
		await start({ requestsPerMinute: 10 });
		const { json } = await run(getIssue, 25, [arranged.adminToken, arranged.developerToken].join(by));
		expect(json.map(({ iid }) => iid)).toEqual(Array.from({ length: 25 }, (_each, index) => 1 + (index % 3)));
		expect(Object.keys(asked()).sort()).toEqual(
			[arranged.token, arranged.adminToken, arranged.developerToken].sort(),
		);
		expect(Object.values(asked()).every((count) => count <= 10)).toBe(true);
		expect(gitlab.requests.every(({ status }) => status === 200)).toBe(true);
	},
);

test.each([
	['token', 40, 0],
	['topLevelGroup', 10, 30],
] as const)(
	'of 40 items at once, at 10 requests a minute counted by %s, four tokens get %i',
	async (limitBy, gotten, refused) => {
		await start({ requestsPerMinute: 10, limitBy });
		const fourth = gitlab.world.createToken(arranged.users.jonas, ['api']);
		const others = [arranged.adminToken, arranged.developerToken, fourth];
		const { json } = await run(getIssue, 40, others.join());
		expect(json.filter(({ iid }) => iid)).toHaveLength(gotten);
		expect(json.filter(({ error }) => /Retry later/.test(String(error)))).toHaveLength(refused);
		// Each token learns of the limit by itself, and then asks no more.
		const isRefused = ({ status }: { status: number }) => status === 429;
		expect(gitlab.requests.filter(isRefused).length).toBeLessThanOrEqual(others.length);
	},
);

test.each([
	['one token', []],
	['four tokens', ['adminToken', 'developerToken', 'outsiderToken']],
] as const)(
	'where the limit counts by top-level group, a run with %s waits for it and gets all',
	async (_, more) => {
		await start({ requestsPerMinute: 10, limitBy: 'topLevelGroup', rateWindowMs: 300 });
		const { json } = await run(getIssue, 40, more.map((name) => arranged[name]).join(), 30);
		expect(json.filter(({ iid }) => iid)).toHaveLength(40);
	},
);

test('only the first token writes', async () => {
	await start({ requestsPerMinute: 5 });
	const { json } = await run(
		{ resource: 'issue', operation: 'close', project, issue: locator('={{ $json.iid }}') },
		8,
		arranged.adminToken,
	);
	expect(json.filter(({ error }) => error).length).toBeGreaterThan(0);
	expect(Object.keys(asked())).toEqual([arranged.token]);
});

test('only the first token asks what has another answer for everybody', async () => {
	await start({ requestsPerMinute: 5 });
	await run({ resource: 'user', operation: 'getCurrent' }, 8, arranged.adminToken);
	expect(Object.keys(asked())).toEqual([arranged.token]);
});

test.each([
	['is wrong', () => 'glpat-wrong'],
	['can be none', () => 'glpat-wr…ng'],
	['sees less', () => arranged.outsiderToken],
])('a token that %s does no harm, and is in no result', async (_, token) => {
	await start({ requestsPerMinute: 10 });
	const { json, run: whole } = await run(getIssue, 12, token());
	expect(json.filter(({ iid }) => iid).length).toBe(10);
	expect(json.filter(({ error }) => /Retry later/.test(String(error))).length).toBe(2);
	expect(JSON.stringify(whole.data.resultData)).not.toContain(token());
});

test('a token is sent as GitLab made it, however it was pasted', async () => {
	await start({});
	const { token } = arranged;
	const pasted = [` ${token}\t`, `\r\n${token}\n`, `\ufeff\u00a0"${token}"\u200b`, `Bearer ${token}`];
	for (const accessToken of pasted) {
		const { error } = await runGitlab(getIssue, {
			credentials: credentialsFor(gitlab, accessToken),
			input: [{ iid: 1 }],
		});
		expect(error).toBeUndefined();
	}
	expect(asked()).toEqual({ [token]: pasted.length });
});

test.each([
	['', 'is empty'],
	['\u00a0\n', 'is empty'],
	['glpat-abc…xyz', 'contains characters that tokens do not have'],
])('with %j for a token GitLab is not asked as if nobody asked', async (accessToken, words) => {
	await start({});
	const { error } = await runGitlab(getIssue, {
		credentials: credentialsFor(gitlab, accessToken),
		input: [{ iid: 1 }],
	});
	expect(error?.message).toContain(`'Access Token' in the credential ${words}`);
	expect(gitlab.requests).toEqual([]);
});
