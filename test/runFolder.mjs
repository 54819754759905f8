import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** One folder for all that a run of jest leaves behind: its workers are ended before they could clean up. */
export default function makeRunFolder() {
	const folder = mkdtempSync(path.join(tmpdir(), 'gitlab-devops-test-'));
	process.env.TEST_RUN_FOLDER = folder;
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}
