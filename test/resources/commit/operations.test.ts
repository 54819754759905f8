import type { IDataObject } from 'n8n-workflow';
import { commit } from '../../../nodes/Gitlab/resources/commit';
import type { Things } from '../../gitlab/base';
import { seedCommits } from '../../gitlab/resources/commit';
import { tags } from '../../gitlab/resources/tag';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website, WEBSITE } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();
let things: Things;
beforeEach(async () => void (things = await seedCommits(scene.gitlab, scene.seeded)));

const [fix, signed] = [() => things.commit?.[0] ?? '', () => things.commit?.[1] ?? ''];
const at = (sha: string) => requestsTo(`${WEBSITE}/repository/commits/${sha}`);
const ofWebsite = requestsTo(WEBSITE);
const onFix = (more: IDataObject = {}) => ({ ...website, commit: locator(fix()), ...more });
const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'commit', operation, ...parameters }, more);
const page = { per_page: '50', page: '1' };

interface Case {
	operation: string;
	parameters: () => IDataObject;
	sent: () => Sent[];
	row: () => IDataObject;
}

const cases: Case[] = [
	{
		operation: 'create',
		parameters: () => ({
			...{ ...website, branch: locator('main'), commit_message: 'Tidy' },
			files: { values: [{ action: 'delete', file_path: 'bin/deploy' }] },
			additionalFields: { author_name: 'Ann', stats: false },
		}),
		sent: () => [
			ofWebsite.post('/repository/commits', {
				...{ branch: 'main', commit_message: 'Tidy', author_name: 'Ann', stats: false },
				actions: [{ action: 'delete', file_path: 'bin/deploy' }],
			}),
		],
		row: like({ title: 'Tidy', committed: true, deleted: ['bin/deploy'], created: [] }),
	},
	{
		operation: 'get',
		parameters: () => onFix({ options: { stats: false } }),
		sent: () => [at(fix()).get('', { stats: 'false' })],
		row: () => expect.objectContaining({ id: fix(), title: 'Fix the port' }) as IDataObject,
	},
	{
		operation: 'getMany',
		parameters: () => ({
			...{ ...website, ref: locator('hotfix') },
			filters: { path: '/config/', author: 'aiko', since: '2020-01-01T00:00:00.000Z' },
		}),
		sent: () => [
			ofWebsite.get('/repository/commits', {
				...{ ref_name: 'hotfix', path: 'config', author: 'aiko' },
				...{ since: '2020-01-01T00:00:00.000Z', ...page },
			}),
		],
		row: () => expect.objectContaining({ id: fix() }) as IDataObject,
	},
	{
		operation: 'getDiff',
		parameters: () => onFix({ options: { unidiff: true } }),
		sent: () => [at(fix()).get('/diff', { unidiff: 'true', ...page })],
		row: like({
			new_path: 'config/app.json',
			diff: '--- a/config/app.json\n+++ b/config/app.json\n@@ -1,1 +1,1 @@\n-{"port": 8080, "debug": false}\n+{"port": 80, "debug": false}\n',
		}),
	},
	{
		operation: 'cherryPick',
		parameters: () => onFix({ branch: locator('main'), additionalFields: { message: 'Fix it here too' } }),
		sent: () => [at(fix()).post('/cherry_pick', { branch: 'main', message: 'Fix it here too' })],
		row: like({ title: 'Fix it here too' }),
	},
	{
		operation: 'revert',
		parameters: () => onFix({ branch: locator('hotfix') }),
		sent: () => [at(fix()).post('/revert', { branch: 'hotfix' })],
		row: like({ title: 'Revert "Fix the port"' }),
	},
	{
		operation: 'getRefs',
		parameters: () => onFix({ filters: { type: 'branch' } }),
		sent: () => [at(fix()).get('/refs', { type: 'branch', ...page })],
		row: () => ({ type: 'branch', name: 'hotfix' }),
	},
	{
		operation: 'getMergeRequests',
		parameters: () => onFix({ filters: { state: 'opened' } }),
		sent: () => [at(fix()).get('/merge_requests', { state: 'opened', ...page })],
		row: like({ title: 'Fix the port', source_branch: 'hotfix' }),
	},
	{
		operation: 'getSignature',
		parameters: () => ({ ...website, commit: locator(signed()) }),
		sent: () => [at(signed()).get('/signature')],
		row: like({ signature_type: 'PGP', verification_status: 'verified' }),
	},
	{
		operation: 'setStatus',
		parameters: () =>
			onFix({ state: 'failed', additionalFields: { name: 'scan', coverage: '81.5', ref: 'hotfix' } }),
		sent: () => [
			ofWebsite.post(`/statuses/${fix()}`, { state: 'failed', name: 'scan', coverage: 81.5, ref: 'hotfix' }),
		],
		row: like({ status: 'failed', name: 'scan', coverage: 81.5, author: 'maria.santos' }),
	},
	{
		operation: 'getStatuses',
		parameters: () => onFix({ filters: { name: 'lint' }, options: { order_by: 'id', sort: 'asc' } }),
		sent: () => [at(fix()).get('/statuses', { name: 'lint', order_by: 'id', sort: 'asc', ...page })],
		row: like({ name: 'lint', status: 'success' }),
	},
	{
		operation: 'updateSubmodule',
		parameters: () => ({
			...{ ...website, branch: locator('main'), submodule: 'vendor/theme', commit_sha: 'b'.repeat(40) },
			additionalFields: { commit_message: 'New theme' },
		}),
		sent: () => [
			ofWebsite.put(
				{ branch: 'main', commit_sha: 'b'.repeat(40), commit_message: 'New theme' },
				'/repository/submodules/vendor%2Ftheme',
			),
		],
		row: like({ title: 'New theme' }),
	},
];

test('every operation is tried here', () => {
	expect(cases.map(({ operation }) => operation).sort()).toEqual(namesOf(commit).sort());
});

test.each(cases.map((one) => [one.operation, one] as const))('%s', async (_operation, one) => {
	const { json, error } = await run(one.operation, one.parameters());
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(one.sent());
	expect(json[0]).toEqual(one.row());
});

test.each(cases.map((one) => [one.operation, one] as const))(
	'%s says where there is no such project',
	async (operation, { parameters }) => {
		const { error } = await run(operation, { ...parameters(), project: locator('acme/nowhere') });
		expect(error?.message).toMatch(/^404 /);
	},
);

test('what is done already cannot be picked, which a dry run tells before', async () => {
	const dry = { branch: locator('main'), additionalFields: { dry_run: true } };
	const before = await run('cherryPick', onFix(dry));
	await run('cherryPick', onFix({ branch: locator('main') }));
	const after = await run('cherryPick', onFix(dry));
	expect(before.json).toEqual([{ dry_run: 'success' }]);
	expect(after.error?.message).toContain('cannot cherry-pick this commit automatically');
});

test('a status that is so already is told in GitLab’s words', async () => {
	const state = { state: 'running', additionalFields: { name: 'scan' } };
	await run('setStatus', onFix(state));
	const { error } = await run('setStatus', onFix(state));
	expect(error?.message).toContain('Cannot transition status via :run from :running');
});

test('a coverage that is no number is refused before anything is sent', async () => {
	const { error } = await run(
		'setStatus',
		onFix({ state: 'success', additionalFields: { coverage: 'much' } }),
	);
	expect(error?.message).toContain("'Coverage' must be a number");
	expect(scene.sent).toEqual([]);
});

test('a branch and a tag of the same name are two', async () => {
	const { website: there } = scene.seeded.projects;
	const { maria } = scene.seeded.users;
	const tagged = there.commits.get(fix());
	tags.add(scene.gitlab.world, maria, there, { name: 'hotfix', ref: 'hotfix', message: '', commit: tagged });
	const { json } = await run('getRefs', onFix());
	expect(json).toEqual([
		{ type: 'branch', name: 'hotfix' },
		{ type: 'tag', name: 'hotfix' },
	]);
});

describe('a history of 250 commits', () => {
	beforeEach(() => {
		for (let at = 0; at < 250; at++)
			scene.gitlab.world.commitTo(scene.seeded.projects.website, 'long', { message: `${at}` });
	});

	test.each([
		[{ limit: 200 }, 200],
		[{ limit: 201 }, 201],
		[{ limit: 199 }, 199],
		[{ limit: 250 }, 250],
	])('comes up to the limit: %j', async (wanted, count) => {
		const { json, error } = await run('getMany', { ...website, ref: locator('long'), ...wanted });
		expect(error).toBeUndefined();
		expect(new Set(json.map(({ id }) => id)).size).toBe(count);
	});

	test('comes whole', async () => {
		const { json } = await run('getMany', { ...website, ref: locator('long'), returnAll: true });
		expect(json.length).toBe(scene.seeded.projects.website.branches.get('long')?.commits.length);
	});
});
