import type { IDataObject } from 'n8n-workflow';
import { statusCheck } from '../../../nodes/Gitlab/resources/statusCheck';
import { seedStatusChecks, statusChecks } from '../../gitlab/resources/statusCheck';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website, WEBSITE } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedStatusChecks(scene.gitlab, scene.seeded)));

const run = scene.runWith({ resource: 'statusCheck', ...website });
const { list, post, put, remove } = requestsTo(`${WEBSITE}/external_status_checks`);
const ofRequest = requestsTo(`${WEBSITE}/merge_requests/1`);
const [SCANNER, AUDITOR] = [1, 2];
const mergeRequest = locator(1);
const head = () => scene.mergeRequest(1).versions[0].head;

interface Case {
	operation: string;
	parameters: () => IDataObject;
	sent: () => Sent[];
	row: () => IDataObject;
}

const created = { name: 'Licences', external_url: 'https://licences.example.com/check' };
const cases: Case[] = [
	{
		operation: 'create',
		parameters: () => ({
			...created,
			additionalFields: { shared_secret: 'Geheim', protected_branch_ids: [100] },
		}),
		sent: () => [post('', { ...created, shared_secret: 'Geheim', protected_branch_ids: [100] })],
		row: () => ({ id: 3, ...created, project_id: 1, protected_branches: ['main'], hmac: true }),
	},
	{
		operation: 'getMany',
		parameters: () => ({}),
		sent: () => [list('')],
		row: like({ id: SCANNER, name: 'Scanner', protected_branches: ['main'], hmac: false }),
	},
	{
		operation: 'update',
		parameters: () => ({
			statusCheck: locator(AUDITOR),
			updateFields: { name: 'Revisor', protected_branch_ids: [] },
		}),
		sent: () => [put({ name: 'Revisor', protected_branch_ids: [] }, `/${AUDITOR}`)],
		row: like({ id: AUDITOR, name: 'Revisor', protected_branches: [] }),
	},
	{
		operation: 'delete',
		parameters: () => ({ statusCheck: locator(AUDITOR) }),
		sent: () => [remove(`/${AUDITOR}`)],
		row: () => ({ deleted: true }),
	},
	{
		operation: 'getResults',
		parameters: () => ({ mergeRequest }),
		sent: () => [ofRequest.list('/status_checks')],
		row: () => ({
			id: SCANNER,
			name: 'Scanner',
			external_url: 'https://scanner.example.com',
			status: 'pending',
		}),
	},
	{
		operation: 'reportResult',
		parameters: () => ({ mergeRequest, statusCheck: locator(SCANNER), sha: head(), status: 'passed' }),
		sent: () => [
			ofRequest.post('/status_check_responses', {
				external_status_check_id: SCANNER,
				sha: head(),
				status: 'passed',
			}),
		],
		row: () => ({
			id: 2,
			status_check_id: SCANNER,
			status_check: 'Scanner',
			merge_request_iid: 1,
			project_id: 1,
			sha: head(),
			web_url: `${scene.gitlab.url}/acme/website/-/merge_requests/1`,
		}),
	},
	{
		operation: 'retry',
		parameters: () => ({ mergeRequest, statusCheck: locator(AUDITOR) }),
		sent: () => [ofRequest.post(`/status_checks/${AUDITOR}/retry`)],
		row: () => ({ retried: true }),
	},
];

test('every operation is tried here', () => {
	expect(cases.map(({ operation }) => operation).sort()).toEqual(namesOf(statusCheck).sort());
});

describe.each(cases.map((one) => [one.operation, one] as const))('%s', (operation, one) => {
	test('sends just that, and gives the row', async () => {
		const { json, error } = await run(operation, one.parameters());
		expect(error).toBeUndefined();
		expect(scene.sent).toEqual(one.sent());
		expect(json[0]).toEqual(one.row());
	});

	test('says where there is no such project', async () => {
		const nowhere = { ...one.parameters(), project: locator('acme/nowhere') };
		expect((await run(operation, nowhere)).error?.message).toMatch(/^404 Project Not Found/);
	});
});

test('what is reported is what Get Results gives, until it is tried again', async () => {
	const check = { mergeRequest, statusCheck: locator(SCANNER) };
	const status = async () => (await run('getResults', { mergeRequest })).json[0].status;
	await run('reportResult', { ...check, sha: head(), status: 'failed' });
	expect(await status()).toBe('failed');
	expect((await run('retry', check)).error).toBeUndefined();
	expect(await status()).toBe('pending');
});

test.each([
	['retry', () => ({ mergeRequest, statusCheck: locator(SCANNER) }), /must be failed/],
	[
		'reportResult',
		() => ({ mergeRequest, statusCheck: locator(SCANNER), sha: 'abc', status: 'passed' }),
		/SHA does not match HEAD/,
	],
	[
		'reportResult',
		() => ({ mergeRequest, statusCheck: locator(404), sha: head(), status: 'passed' }),
		/^404 Not found/,
	],
	['create', () => ({ ...created, external_url: 'ftp://example.com' }), /Only allowed schemes/],
	['create', () => ({ ...created, name: 'Scanner' }), /has already been taken/],
	['update', () => ({ statusCheck: locator(SCANNER), updateFields: {} }), /^'Update Fields' is empty/],
])("%s fails in GitLab's words, or the node's", async (operation, parameters, words) => {
	expect((await run(operation, parameters())).error?.message).toMatch(words);
});

describe.each([
	['getMany', {}],
	['getResults', { mergeRequest }],
])('%s', (operation, parameters) => {
	test.each([
		[99, 99, 1],
		[100, 100, 1],
		[101, 101, 2],
		[undefined, 212, 3],
	])('with a limit of %s gives %d over %d pages', async (limit, count, requests) => {
		const { users, projects } = scene.seeded;
		for (let at = 0; at < 210; at++)
			statusChecks.add(scene.gitlab.world, users.maria, projects.website, {
				name: `No. ${at}`,
				external_url: 'https://example.com',
			});
		const { json } = await run(operation, { ...parameters, limit, returnAll: limit === undefined });
		expect(json).toHaveLength(count);
		expect(scene.sent).toHaveLength(requests);
	});
});
