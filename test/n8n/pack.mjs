import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Pack the built package as npm does, and unpack it: what npm leaves out is missing there too. */
export function unpackPackageInto(target) {
	const parcel = mkdtempSync(path.join(tmpdir(), 'packed-'));
	try {
		const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', parcel];
		const packed = execFileSync('npm', args, {
			cwd: root,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32',
		});
		const [{ filename }] = JSON.parse(packed);
		rmSync(target, { recursive: true, force: true });
		mkdirSync(target, { recursive: true });
		execFileSync('tar', ['-xzf', path.join(parcel, filename), '-C', target, '--strip-components=1']);
	} finally {
		rmSync(parcel, { recursive: true, force: true });
	}
}

/** Put the built package where n8n keeps the community packages that a user installed. */
export function installPackageInto(userFolder) {
	const { name } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	unpackPackageInto(path.join(userFolder, '.n8n/nodes/node_modules', name));
}
