import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { IBinaryData, IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { BinaryDataService } from 'n8n-core';
import { runGitlab } from '../engine';
import { startGitlab } from '../gitlab';
import type { Gitlab } from '../gitlab';
import { seed } from '../gitlab/seed';
import { credentialsFor } from '../parameters';

let gitlab: Gitlab;
let token: string;

beforeEach(async () => {
	gitlab = await startGitlab();
	token = seed(gitlab.world).token;
});
afterEach(async () => {
	jest.restoreAllMocks();
	await gitlab.close();
});

/** A file as n8n holds it in memory. */
const fileOf = (content: string, rest: Partial<IBinaryData> = {}): IBinaryData => ({
	data: Buffer.from(content).toString('base64'),
	mimeType: 'text/plain',
	fileName: 'notes.txt',
	...rest,
});

const upload = async (parameters: IDataObject, files: IBinaryKeyData[], credentials = credentialsFor(gitlab, token)) =>
	await runGitlab(
		{
			resource: 'apiCall',
			operation: 'sendRestRequest',
			method: 'POST',
			path: '/projects/acme%2Fwebsite/uploads',
			bodyContentType: 'form',
			formFiles: { values: [{ name: 'file', inputDataField: 'data' }] },
			...parameters,
		},
		{ credentials, input: files.map(() => ({})), files },
	);
