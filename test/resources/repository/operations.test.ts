import type { IDataObject } from 'n8n-workflow';
import { repository } from '../../../nodes/Gitlab/resources/repository';
import { seedRepositories } from '../../gitlab/resources/repository';
import { textOf } from '../../gitlab/world/trees';
import { locator } from '../../parameters';
import type { Sent } from '../../scene';
import { Scene, website, WEBSITE } from '../../scene';
import { like, namesOf, requestsTo } from '../operations';

const scene = new Scene();
beforeEach(async () => void (await seedRepositories(scene.gitlab, scene.seeded)));

const { get, post } = requestsTo(`${WEBSITE}/repository`);
const ofWebsite = requestsTo(WEBSITE);
const there = () => scene.seeded.projects.website;
const tip = (branch: string) => there().branches.get(branch)?.commits[0];
const sides = { from: locator('main'), to: locator('hotfix') };
const run = async (operation: string, parameters: IDataObject, more = {}) =>
	await scene.run({ resource: 'repository', operation, ...website, ...parameters }, more);

interface Case {
	operation: string;
	parameters: IDataObject;
	sent: Sent[];
	row: () => IDataObject;
}

const cases: Case[] = [
	{
		operation: 'compare',
		parameters: { ...sides, options: { straight: false, unidiff: true } },
		sent: [get('/compare', { from: 'main', to: 'hotfix', straight: 'false', unidiff: 'true' })],
		row: () => ({
			commit: tip('hotfix')?.id,
			commits: [expect.objectContaining({ id: tip('hotfix')?.id, title: 'Fix the port' })],
			diffs: [expect.objectContaining({ new_path: 'config/app.json', new_file: false })],
			compare_timeout: false,
			compare_same_ref: false,
			web_url: expect.stringContaining('/-/compare/main...hotfix') as string,
		}),
	},
	{
		operation: 'downloadArchive',
		parameters: {
			...{ ref: locator('hotfix'), format: 'zip' },
			options: { path: '/docs', exclude_paths: 'docs/de', include_lfs_blobs: false },
		},
		sent: [
			get('/archive.zip', {
				...{ sha: 'hotfix', path: 'docs', exclude_paths: 'docs/de', include_lfs_blobs: 'false' },
			}),
		],
		row: like({ file_name: expect.stringMatching(/^website-hotfix-[\da-f]{40}-docs\.zip$/) as string }),
	},
	{
		operation: 'generateChangelog',
		parameters: {
			version: '1.1.0',
			additionalFields: { to: 'hotfix', trailer: 'Changelog', date: '2026-01-15T10:00:00.000Z' },
		},
		sent: [
			get('/changelog', {
				...{ version: '1.1.0', to: 'hotfix', trailer: 'Changelog', date: '2026-01-15T10:00:00.000Z' },
			}),
		],
		row: () => ({
			version: '1.1.0',
			committed: false,
			notes: expect.stringMatching(
				/^## 1\.1\.0 \(2026-01-15\)\n\n### fixed \(1 change\)\n\n- \[Fix the port\]/,
			) as string,
		}),
	},
	{
		operation: 'getContributors',
		parameters: { ref: locator('hotfix'), options: { order_by: 'commits', sort: 'desc' } },
		sent: [
			get('/contributors', {
				...{ ref: 'hotfix', order_by: 'commits', sort: 'desc', per_page: '50', page: '1' },
			}),
		],
		row: like({ name: 'Maria Santos', additions: 0 }),
	},
	{
		operation: 'getCodeOwners',
		parameters: { filePath: 'README.md', ref: 'main' },
		sent: [get('/files/CODEOWNERS/raw', { ref: 'main' })],
		row: like({ codeowners_file: 'CODEOWNERS', owners: ['@maria.santos'], usernames: ['maria.santos'] }),
	},
	{
		operation: 'getMergeBase',
		parameters: { refs: 'main, hotfix' },
		sent: [get('/merge_base', { refs: ['main', 'hotfix'] })],
		row: like({ title: 'Add the theme' }),
	},
	{
		operation: 'getTemplate',
		parameters: {
			...{ templateType: 'licenses', template: locator('mit') },
			options: { fullname: 'Acme', projectName: 'Shop' },
		},
		sent: [ofWebsite.get('/templates/licenses/mit', { fullname: 'Acme', project: 'Shop' })],
		row: () => ({ name: 'MIT License', content: expect.stringContaining(' Acme\n') as string }),
	},
	{
		operation: 'getTemplates',
		parameters: { templateType: 'issues' },
		sent: [ofWebsite.get('/templates/issues', { per_page: '50', page: '1' })],
		row: () => ({ key: 'Bug', name: 'Bug' }),
	},
];

test('every operation is tried here', () => {
	expect(cases.map(({ operation }) => operation).sort()).toEqual(namesOf(repository).sort());
});

test.each(cases.map((one) => [one.operation, one] as const))('%s', async (_operation, one) => {
	const { json, error } = await run(one.operation, one.parameters);
	expect(error).toBeUndefined();
	expect(scene.sent).toEqual(one.sent);
	expect(json[0]).toEqual(one.row());
});

test.each(cases.map(({ operation, parameters }) => [operation, parameters] as const))(
	'%s says where there is no such project',
	async (operation, parameters) => {
		const { error } = await run(operation, { ...parameters, project: locator('acme/nowhere') });
		expect(error?.message).toMatch(/^404 /);
	},
);

test('a changelog is written above what its file says, and returned', async () => {
	const version = { version: '={{ $json.version }}', changelog: 'commit' };
	const to = {
		additionalFields: { branch: 'hotfix', to: 'hotfix', file: 'docs/CHANGES.md', message: 'Release' },
	};
	const input = [{ version: '1.1.0' }, { version: '1.2.0' }];
	const { json, error } = await run('generateChangelog', { ...version, ...to }, { input });
	expect(error).toBeUndefined();
	expect(json.map(({ committed }) => committed)).toEqual([true, true]);
	const file = tip('hotfix')?.tree.get('docs/CHANGES.md');
	expect(file && textOf(file)).toBe(`${String(json[1].notes)}\n${String(json[0].notes)}\n`);
	expect(tip('hotfix')?.message).toBe('Release');
	expect(scene.writes[0]).toEqual(
		post('/changelog', {
			...{ version: '1.1.0', to: 'hotfix', branch: 'hotfix', file: 'docs/CHANGES.md', message: 'Release' },
		}),
	);
});

test('a changelog since nothing is refused in GitLab’s words, and nothing is committed', async () => {
	const { error } = await run('generateChangelog', {
		...{ version: '1.1.0', changelog: 'commit', additionalFields: { from: 'nowhere' } },
	});
	expect(error?.message).toContain('Failed to generate the changelog');
	expect(scene.writes).toEqual([]);
});

test('two branches give two archives, each with its name and type', async () => {
	const { items } = await run(
		'downloadArchive',
		{ ref: locator('={{ $json.ref }}'), format: 'tar.gz', outputDataField: 'archive' },
		{ input: [{ ref: 'main' }, { ref: 'hotfix' }] },
	);
	const content = items.map(({ binary }) => Buffer.from(binary?.archive.data ?? '', 'base64').toString());
	expect(content[0]).toContain('.gitlab/issue_templates/Bug.md');
	expect(content[1]).not.toContain('.gitlab');
	expect(items.map(({ binary }) => binary?.archive.mimeType)).toEqual([
		'application/gzip',
		'application/gzip',
	]);
	expect(items.map(({ json }) => json.file_name)).toEqual([
		`website-main-${tip('main')?.id}.tar.gz`,
		`website-hotfix-${tip('hotfix')?.id}.tar.gz`,
	]);
});

test('a merge base of fewer than two is refused before anything is sent', async () => {
	const { error } = await run('getMergeBase', { refs: 'main' });
	expect(error?.message).toContain('must hold at least two');
	expect(scene.sent).toEqual([]);
});

test('a merge base of what is not there is told', async () => {
	const { error } = await run('getMergeBase', { refs: 'main, nowhere' });
	expect(error?.message).toContain('Could not find ref: nowhere');
});

test('the same branch compared with itself has no commits and no newest one', async () => {
	const { json } = await run('compare', { from: locator('main'), to: locator('main') });
	expect(json[0]).toMatchObject({ commit: null, commits: [], diffs: [], compare_same_ref: true });
});

test('a format that GitLab does not have is refused', async () => {
	const { error } = await run('downloadArchive', { format: '={{ "exe" }}' });
	expect(error?.message).toContain("'Format' cannot be 'exe' here");
	expect(scene.sent).toEqual([]);
});

describe('250 contributors', () => {
	beforeEach(() => {
		for (let at = 0; at < 250; at++) {
			const commit = scene.gitlab.world.commitTo(there(), 'crowd', { message: `${at}` });
			Object.assign(commit, { author_email: `${at}@example.com`, author_name: 'Somebody' });
		}
	});

	test.each([
		[{ limit: 200 }, 200],
		[{ limit: 201 }, 201],
		[{ limit: 199 }, 199],
	])('come up to the limit: %j', async (wanted, count) => {
		const { json, error } = await run('getContributors', { ref: locator('crowd'), ...wanted });
		expect(error).toBeUndefined();
		expect(new Set(json.map(({ email }) => email)).size).toBe(count);
	});
});
