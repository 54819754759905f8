// n8n's own scanner, as n8n runs it before it verifies a package: over the sources, and over what is published.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { installPackages } from '../n8n/install.mjs';
import { unpackPackageInto } from '../n8n/pack.mjs';
import { step } from '../n8n/progress.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');

await installPackages("Installing n8n's scanner (about half a minute)", here);
await step('Building', 'npm', ['run', '--silent', 'build'], { cwd: root });

const folder = mkdtempSync(path.join(tmpdir(), 'scan-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
// The scanner reads all that lies below a folder, node_modules too.
for (const part of ['nodes', 'credentials', 'icons', 'package.json'])
	cpSync(path.join(root, part), path.join(folder, 'sources', part), { recursive: true });
unpackPackageInto(path.join(folder, 'published'));

const { analyzePackage, SOURCE_FILE_PATTERNS } = await import(
	'@n8n/scan-community-package/scanner/scanner.mjs'
);
const scans = [
	['sources', SOURCE_FILE_PATTERNS],
	['published', ['**/*.js', 'package.json']],
];
for (const [part, patterns] of scans) {
	const { passed, message = '', details = '' } = await analyzePackage(path.join(folder, part), patterns);
	console.log(`${part}: ${passed ? 'passed' : 'FAILED'} ${message}\n${details}`);
	if (!passed) process.exitCode = 1;
}
