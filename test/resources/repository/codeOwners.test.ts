import type { IDataObject } from 'n8n-workflow';
import { ownershipsOf } from '../../../nodes/Gitlab/resources/repository/codeOwners/file';
import { isMeant } from '../../../nodes/Gitlab/resources/repository/codeOwners/pattern';
import { fileOf } from '../../gitlab/world/trees';
import { Scene, website } from '../../scene';

const scene = new Scene();
const run = async (filePath: string, options: IDataObject = {}, more = {}) =>
	await scene.run(
		{ resource: 'repository', operation: 'getCodeOwners', ...website, filePath, options },
		more,
	);

function commit(files: Record<string, string>): void {
	const tree = new Map(Object.entries(files).map(([path, text]) => [path, fileOf(text)]));
	const { users, projects } = scene.seeded;
	scene.gitlab.world.commitTo(projects.website, 'main', { message: 'Owners', author: users.maria, tree });
}

const CODEOWNERS = `
# @nobody owns a comment
* @maria.santos
*.css @tom.reed not-an-owner design@example.com
/docs/ @acme/platform
docs/a\\ file.md @aiko.tanaka
\\#notes @jonas.weber

^[Shop][2] @jonas.weber @@maintainer
/shop/
/shop/legal.txt @tom.reed
!/shop/generated/

[SHOP]
/shop/cart.ts @aiko.tanaka
`;

const owners: Array<[path: string, owners: string[]]> = [
	['any/where.txt', ['@maria.santos']],
	['any/style.css', ['@tom.reed', 'design@example.com']],
	['docs/deep/down.md', ['@acme/platform']],
	['docs/a file.md', ['@aiko.tanaka']],
	['#notes', ['@jonas.weber']],
	['shop/index.ts', ['@maria.santos', '@jonas.weber', '@@maintainer']],
	['shop/legal.txt', ['@maria.santos', '@tom.reed']],
	['shop/cart.ts', ['@maria.santos', '@aiko.tanaka']],
	['shop/generated/cart.ts', ['@maria.santos']],
];

test.each(owners)(
	'%s belongs to %j: of each section, the last line that means it counts',
	async (path, all) => {
		commit({ '.gitlab/CODEOWNERS': CODEOWNERS });
		const { json } = await run(path);
		expect(json).toMatchObject([{ file_path: path, codeowners_file: '.gitlab/CODEOWNERS', owners: all }]);
	},
);

test('sections are told with the line that decided', async () => {
	commit({ CODEOWNERS });
	const { json } = await run('/shop/cart.ts');
	expect(json[0].sections).toEqual([
		{ section: '', pattern: '*', owners: ['@maria.santos'] },
		{ section: 'Shop', pattern: '/shop/cart.ts', owners: ['@aiko.tanaka'] },
	]);
});

test('of several files the first counts, and it is asked for once for all items', async () => {
	commit({ 'docs/CODEOWNERS': '* @tom.reed', '.gitlab/CODEOWNERS': '* @maria.santos' });
	const input = [{ path: 'a' }, { path: 'b' }];
	const { json } = await run('={{ $json.path }}', {}, { input });
	expect(json.map(({ usernames }) => usernames)).toEqual([['tom.reed'], ['tom.reed']]);
	expect(scene.sent).toHaveLength(2);
});

test('groups and roles are their members where that is wanted, and none of them twice', async () => {
	const { groups, users } = scene.seeded;
	scene.gitlab.world.addMember(groups.platform, users.tom, 30);
	commit({ CODEOWNERS: '* @aiko.tanaka @acme/platform @@maintainers @gone @acme/gone tom@example.com' });
	const { json } = await run('a', { members: true });
	expect(json[0].usernames).toEqual(['aiko.tanaka', 'tom.reed', 'jonas.weber']);
	const { json: plain } = await run('a');
	expect(plain[0].usernames).toEqual(['aiko.tanaka', 'gone']);
});

test('who is blocked is nobody to turn to', async () => {
	scene.seeded.users.aiko.state = 'blocked';
	commit({ CODEOWNERS: '* @aiko.tanaka @tom.reed' });
	expect((await run('a', { members: true })).json[0].usernames).toEqual(['tom.reed']);
});

test.each([
	['there is no file', {}],
	['no line means it', { CODEOWNERS: '/docs/ @tom.reed' }],
])('others are named where %s', async (_, files) => {
	commit(files as Record<string, string>);
	expect((await run('a')).json[0]).toMatchObject({ owners: [], usernames: [] });
	const { json } = await run('a', { otherwise: '@maria.santos, @@developer', members: true });
	expect(json[0].usernames).toEqual(['maria.santos', 'aiko.tanaka']);
});

test.each<[pattern: string, path: string, meant: boolean]>([
	['*', 'a/b', true],
	['README', 'docs/README', true],
	['README', 'docs/README/a', false],
	['/README', 'docs/README', false],
	['/docs/*', 'docs/a/b', false],
	['/docs/**', 'docs/a/b', false],
	['/docs/**/*', 'docs/a/b', true],
	['/docs/**/*', 'docs/.hidden', true],
	['/a/**/b/**/c', 'a/x/b/y/z/c', true],
	['/a/**/b/**/c', 'a/x/y/z/c', false],
	['lib/', 'deep/lib/a', true],
	['lib/', 'lib', false],
	['*.[jt]s', 'a.ts', true],
	['*.[!jt]s', 'a.ts', false],
	['[a-c]?.md', 'bx.md', true],
	['\\*.md', 'a.md', false],
	['a*b*c', 'axxbxbxc', true],
	['[', '[', true],
])('%s means %s: %s', (pattern, path, meant) => {
	expect(isMeant(pattern, path)).toBe(meant);
});

test('a hostile pattern takes no longer than any other', () => {
	const long = 'a'.repeat(5_000);
	expect(isMeant(`${'*a'.repeat(1_000)}b`, long)).toBe(false);
	expect(isMeant(`/${'**/a/'.repeat(500)}b`, 'a/'.repeat(1_000))).toBe(false);
	expect(isMeant('['.repeat(5_000), long)).toBe(false);
});

test('a file of very many sections is read to its end', () => {
	const sections = Array.from({ length: 100_000 }, (_, at) => `[S${at}]\n`).join('');
	expect(ownershipsOf('a.ts', `${sections}*.ts @last`)).toEqual([
		{ section: 'S99999', pattern: '*.ts', owners: ['@last'] },
	]);
});

test('a line of very many owners is told, but not looked up one by one', async () => {
	const owners = Array.from({ length: 1_000 }, (_, at) => `@user${at}`);
	commit({ CODEOWNERS: `* ${owners.join(' ')}` });
	expect((await run('a')).json[0].owners).toEqual(owners);
	const before = scene.gitlab.requests.length;
	const { error } = await run('a', { members: true });
	expect(error?.message).toMatch(/^The file has 1000 owners, and at most 200 are looked up/);
	expect(scene.gitlab.requests.length - before).toBeLessThan(10);
});
