import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import 'reflect-metadata';

// n8n-core reads these when it is first loaded; the developer's own n8n folder must stay untouched.
const folder = mkdtempSync(path.join(process.env.TEST_RUN_FOLDER ?? tmpdir(), 'n8n-'));
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_ENCRYPTION_KEY = 'test';
process.env.N8N_LOG_LEVEL = 'silent';
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

// All files of tests in a process share this class: a clock that one of them puts into it must not be that of what
// another has left in the background.
globalThis.AbortSignal = Object.setPrototypeOf(
	Object.assign(function () {}, { prototype: AbortSignal.prototype }),
	AbortSignal,
) as typeof AbortSignal;
