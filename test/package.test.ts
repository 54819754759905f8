import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import manifest from '../package.json';

const root = path.resolve(__dirname, '..');

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

	test('has icons where its nodes and credentials point', () => {
		for (const file of [...manifest.n8n.nodes, ...manifest.n8n.credentials]) {
			const source = readFileSync(path.join(root, file), 'utf8');
			const icons = [...source.matchAll(/file:([\w./]+\.svg)/g)].map(([, icon]) =>
				path.join(path.dirname(file), icon),
			);
			expect(icons).toHaveLength(2);
			for (const icon of icons) expect(packed.files.map((one) => one.path)).toContain(icon);
		}
	});
});
