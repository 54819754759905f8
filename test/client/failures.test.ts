import type { IDataObject } from 'n8n-workflow';
import { runGitlab } from '../engine';
import type { Fault, Gitlab } from '../gitlab';
import { startGitlab } from '../gitlab';
import type { Seed } from '../gitlab/seed';
import { seed } from '../gitlab/seed';
import { credentialsFor, locator } from '../parameters';
import { selfSigned } from './certificate';

const getIssue = { resource: 'issue', operation: 'get', project: locator('acme/website'), issue: locator(1) };
const createIssue = {
	resource: 'issue',
	operation: 'create',
	project: locator('acme/website'),
	title: 'New',
};

describe('what the user reads when GitLab says no', () => {
	let gitlab: Gitlab;
	let arranged: Seed;

	beforeEach(async () => {
		gitlab = await startGitlab();
		arranged = seed(gitlab.world);
	});

	afterEach(async () => {
		await gitlab.close();
	});

	const failed = async (parameters: IDataObject, token = arranged.token, input?: IDataObject[]) => {
		const { error } = await runGitlab(parameters, { credentials: credentialsFor(gitlab, token), input });
		return {
			name: error?.name,
			message: error?.message,
			advice: error?.description,
			httpCode: error?.httpCode,
			item: error?.context.itemIndex,
		};
	};

	test('a wrong token: to make a new one', async () => {
		expect(await failed(getIssue, 'glpat-wrong')).toMatchObject({
			name: 'NodeApiError',
			message: '401 Unauthorized [item 0]',
			advice: expect.stringContaining('Create a new one in GitLab'),
			httpCode: '401',
			item: 0,
		});
	});

	test('a token without the scope: which scope it needs', async () => {
		expect(await failed(createIssue, arranged.readToken)).toMatchObject({
			message: expect.stringContaining('insufficient_scope'),
			advice: expect.stringMatching(/one of these scopes: .*api/),
			httpCode: '403',
		});
	});

	test('a fine-grained token without the permission: to give it that, and no scope alone', async () => {
		const permission =
			'Access denied: Your Personal Access Token lacks the required permissions: [read_issue] for "acme/website".';
		gitlab.faults.add({
			kind: 'status',
			status: 403,
			body: { error: 'insufficient_granular_scope', error_description: permission },
		});
		expect(await failed(getIssue)).toMatchObject({
			message: `insufficient_granular_scope: ${permission} [item 0]`,
			advice: expect.stringMatching(/fine-grained token the permission that is named above/),
			httpCode: '403',
		});
	});

	test('403 without more: the role, and the permission that a fine-grained token may lack', async () => {
		gitlab.faults.add({ kind: 'status', status: 403, body: { message: '403 Forbidden' } });
		expect((await failed(getIssue)).advice).toMatch(/higher role.*fine-grained token.*permission/);
	});

	test('no permission: that 404 can mean it', async () => {
		expect(await failed(getIssue, arranged.outsiderToken)).toMatchObject({
			message: "404 Project Not Found ('Project') [item 0]",
			advice: expect.stringContaining('may not see it'),
			httpCode: '404',
		});
	});

	test('too low a role: that the role is too low', async () => {
		expect(await failed({ ...getIssue, operation: 'delete' }, arranged.reporterToken)).toMatchObject({
			message: expect.stringContaining('403'),
			advice: expect.stringContaining('higher role'),
		});
	});

	test('a project that is not there: the field Project', async () => {
		expect(await failed({ ...getIssue, project: locator('acme/nowhere') })).toMatchObject({
			message: "404 Project Not Found ('Project') [item 0]",
		});
	});

	test('an issue that is not there: the fields that name it', async () => {
		expect((await failed({ ...getIssue, issue: locator(9999) })).message).toMatch(
			/^404 .*'Issue'.* \[item 0\]$/,
		);
	});

	test('a number that is none: the field, before anything is sent', async () => {
		expect(await failed({ ...getIssue, issue: locator('={{ "abc" }}') })).toMatchObject({
			name: 'NodeOperationError',
			message: "'Issue' is not a valid IID: abc [item 0]",
			item: 0,
		});
		expect(gitlab.requests).toEqual([]);
	});

	test('a malformed URL: the field and a URL that would do, before anything is sent', async () => {
		expect(
			await failed({ ...getIssue, issue: locator("={{ 'https://gitlab.com/acme' }}", 'url') }),
		).toMatchObject({
			name: 'NodeOperationError',
			message: "The URL in 'Issue' is not one that this field understands [item 0]",
			advice: expect.stringContaining('/-/issues/12'),
		});
		expect(gitlab.requests).toEqual([]);
	});

	test('a required field that an expression leaves empty: the field and the item', async () => {
		const parameters = { ...createIssue, title: '={{ $json.title }}' };
		expect(await failed(parameters, arranged.token, [{ title: 'First' }, {}])).toMatchObject({
			name: 'NodeOperationError',
			message: "'Title' is empty [item 1]",
			item: 1,
		});
	});

	test("what GitLab does not accept: GitLab's words and the field's name", async () => {
		gitlab.faults.add({
			kind: 'status',
			status: 400,
			body: { message: { title: ["can't be blank", 'is too long'] } },
		});
		expect(await failed(createIssue)).toMatchObject({
			message: "title can't be blank, is too long ('Title') [item 0]",
			advice: "Check what 'Title' gives for this item.",
		});
	});

	test.each<[string, Fault, RegExp, RegExp]>([
		[
			'HTML with 200',
			{ kind: 'html', status: 200, body: '<html><title>Sign in</title></html>' },
			/web page: Sign in/,
			/Check 'Server URL'/,
		],
		[
			'HTML with 404',
			{ kind: 'html', status: 404, body: '<!DOCTYPE html><title>Gone</title>' },
			/web page: Gone/,
			/Check 'Server URL'/,
		],
		[
			'a conflict',
			{ kind: 'status', status: 409, body: { message: ['Already exists'] } },
			/^Already exists/,
			/already exists/,
		],
		[
			'a redirected write',
			{ kind: 'redirect', status: 301, location: 'https://elsewhere.example/x?y=1' },
			/redirects elsewhere/,
			/https:\/\/elsewhere\.example\/x\)/,
		],
		[
			'a write under the old path of a moved project',
			{
				kind: 'status',
				status: 405,
				body: { message: 'Non GET methods are not allowed for moved projects' },
			},
			/^Non GET methods/,
			/Use the new path of a moved project/,
		],
		[
			'problem of its own',
			{ kind: 'status', status: 500, body: { message: '500 Internal Server Error' } },
			/^500 Internal/,
			/check before running/,
		],
	])('%s', async (_, fault, message, advice) => {
		gitlab.faults.add(fault);
		const outcome = await failed(createIssue);
		expect(outcome.message).toMatch(message);
		expect(outcome.advice).toMatch(advice);
	});

	test('the token is in no error, whatever goes wrong', async () => {
		const faults: Fault[] = [
			{ kind: 'reset' },
			{ kind: 'status', status: 401 },
			{ kind: 'status', status: 418, body: 'odd' },
		];
		for (const fault of faults) {
			gitlab.faults.add({ ...fault, times: 1 });
			const outcome = await runGitlab(createIssue, { credentials: credentialsFor(gitlab, arranged.token) });
			expect(outcome.error).toBeDefined();
			expect(JSON.stringify(outcome.run.data.resultData)).not.toContain(arranged.token);
			expect(outcome.error?.stack).not.toContain(arranged.token);
		}
	});

	test('with continue on fail the other items go on, each paired with its input', async () => {
		const parameters = { ...getIssue, issue: locator('={{ $json.iid }}') };
		const { items } = await runGitlab(parameters, {
			credentials: credentialsFor(gitlab, arranged.token),
			input: [{ iid: 1 }, { iid: 9999 }, {}, { iid: 2 }],
			onError: 'continueRegularOutput',
		});
		expect(
			items.map(({ json, pairedItem, error }) => [json.iid ?? json.error, pairedItem, error === undefined]),
		).toEqual([
			[1, { item: 0 }, true],
			[expect.stringContaining('404'), { item: 1 }, false],
			["'Issue' is empty [item 2]", { item: 2 }, false],
			[2, { item: 3 }, true],
		]);
	});
});

describe('what the user reads when GitLab is not reached', () => {
	const failed = async (server: string) => {
		const credentials = credentialsFor({ url: server }, 'glpat-x');
		return (await runGitlab(createIssue, { credentials })).error;
	};

	test('a server that is down: that the address or the network is at fault, and no doubt about the write', async () => {
		const { url, close } = await startGitlab();
		await close();
		const error = await failed(url);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: 'The connection to the server failed [item 0]',
		});
		expect(error?.description).toMatch(/ECONNREFUSED.*'Server URL'/);
		expect(error?.description).not.toMatch(/anyway/);
	});

	test('a self-signed certificate: the option and the variable that help, and the option does', async () => {
		const gitlab = await startGitlab({ https: selfSigned });
		const { token } = seed(gitlab.world);
		const error = await failed(gitlab.url);
		expect(error?.message).toMatch(/certificate is not trusted/);
		expect(error?.description).toMatch(/'SSL Certificates'.*NODE_EXTRA_CA_CERTS/);
		const credentials = credentialsFor(gitlab, token, { ignoreSSLIssues: true });
		expect((await runGitlab(createIssue, { credentials })).json).toMatchObject([{ title: 'New' }]);
		await gitlab.close();
	});

	test.each(['not an address', 'ftp://gitlab.com', 'https://user:s3cret@gitlab.com', 'http://'])(
		'a server URL that cannot be right: %s',
		async (server) => {
			const error = await failed(server);
			expect(error?.message).toMatch(/'Server URL' in the credential/);
			expect(error?.message).not.toContain('s3cret');
			expect(error?.description).toMatch(/https:\/\/gitlab\.com/);
		},
	);
});
