import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this repository, where the built package lies. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Pack what lies in a folder as npm does: what npm leaves out is missing there too. Gives the tarball's path. */
export function pack(source, target) {
	const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', target], {
		cwd: source,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32',
	});
	const [{ filename }] = JSON.parse(packed);
	return path.join(target, filename);
}

/** Pack the built package, and unpack it. */
export function unpackPackageInto(target) {
	const parcel = mkdtempSync(path.join(tmpdir(), 'packed-'));
	try {
		const tarball = pack(root, parcel);
		rmSync(target, { recursive: true, force: true });
		mkdirSync(target, { recursive: true });
		execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
	} finally {
		rmSync(parcel, { recursive: true, force: true });
	}
}

/** Put the built package where n8n keeps the community packages that a user installed. */
export function installPackageInto(userFolder) {
	const { name } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	unpackPackageInto(path.join(userFolder, '.n8n/nodes/node_modules', name));
}

/** The built package as npm packs it, and the same as a version before it: manifest and tarball of each. */
export function packVersions(previous) {
	const parcel = mkdtempSync(path.join(tmpdir(), 'packed-'));
	try {
		const newest = pack(root, parcel);
		execFileSync('tar', ['-xzf', newest, '-C', parcel]);
		const file = path.join(parcel, 'package/package.json');
		const manifest = JSON.parse(readFileSync(file, 'utf8'));
		const earlier = { ...manifest, version: previous };
		writeFileSync(file, JSON.stringify(earlier));
		const old = path.join(parcel, 'previous.tgz');
		execFileSync('tar', ['-czf', old, '-C', parcel, 'package']);
		return [
			{ manifest: earlier, tarball: readFileSync(old) },
			{ manifest, tarball: readFileSync(newest) },
		];
	} finally {
		rmSync(parcel, { recursive: true, force: true });
	}
}
