import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import manifest from '../package.json';
import tested from './n8n/package.json';

const root = path.resolve(__dirname, '..');

/** A node or a credential, as far as these tests look. */
interface Thing {
	icon?: Record<string, string>;
	description?: { icon: Record<string, string> };
}

const loadFrom = createRequire(__filename) as (file: string) => Record<string, new () => Thing>;

interface Packed {
	size: number;
	files: Array<{ path: string }>;
}

describe('the package as people install it', () => {
	let packed: Packed;

	beforeAll(() => {
		if (!existsSync(path.join(root, 'dist'))) throw new Error('Build it first: npm run build');
		const listing = execFileSync('npm', ['pack', '--dry-run', '--json'], {
			cwd: root,
			stdio: ['ignore', 'pipe', 'ignore'],
		});
		[packed] = JSON.parse(listing.toString()) as Packed[];
	});

	test('has all that it declares, and its icons, codex files and schemas', () => {
		const files = packed.files.map((file) => file.path);
		expect(files).toEqual(expect.arrayContaining([...manifest.n8n.nodes, ...manifest.n8n.credentials]));
		expect(files).toEqual(
			expect.arrayContaining(['dist/icons/gitlab.svg', 'dist/icons/gitlab.dark.svg', 'README.md', 'LICENSE']),
		);
		for (const node of manifest.n8n.nodes) expect(files).toContain(node.replace(/\.js$/, '.json'));
		expect(files.filter((file) => file.includes('__schema__')).length).toBeGreaterThan(50);
	});

	test('holds nothing that only development needs', () => {
		const needless = packed.files.filter((file) =>
			/^(?!.*\/__schema__\/).*\btest\b|examples|\.ts$|\.map$/.test(file.path),
		);
		expect(needless).toEqual([]);
		expect(manifest).not.toHaveProperty('dependencies');
	});

	test('is below 500 kB', () => {
		expect(packed.size).toBeLessThan(500_000);
	});

	test.each([...manifest.n8n.nodes, ...manifest.n8n.credentials])('%s has its class, and icons', (file) => {
		const className = path.basename(file).split('.')[0];
		const loaded = loadFrom(path.join(root, file))[className];
		expect(loaded.name).toBe(className);
		const thing = new loaded();
		const icons = Object.values(thing.description?.icon ?? thing.icon ?? {});
		expect(icons).toHaveLength(2);
		for (const icon of icons) {
			const place = path.join(path.dirname(file), icon.replace(/^file:/, ''));
			expect(packed.files.map((one) => one.path)).toContain(place);
		}
	});
});

test('the README names the versions of n8n that a release is tested with', () => {
	const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
	expect(readme).toContain(`tested with ${tested.config.oldest} and with ${tested.dependencies.n8n}`);
});
