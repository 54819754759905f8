import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { happeningOf } from '../../nodes/Gitlab/trigger/output/happening';
import { simplified } from '../../nodes/Gitlab/trigger/output/simplified';
import { contractFile, describeWithContract, hasContract } from '../gitlab/contract';

interface Sample {
	file: string;
	header: string;
	hook_flag: string | null;
	scope: string;
}
const samples = hasContract ? contractFile<Sample[]>('webhook-payloads/index.json') : [];

const folder = path.resolve(__dirname, 'expected');

/** What a person has read and found right; `GENERATE=1` writes it anew, to be read again. */
function expectAsRead(file: string, output: IDataObject): void {
	const target = path.join(folder, file);
	if (process.env.GENERATE === '1') {
		mkdirSync(folder, { recursive: true });
		writeFileSync(target, `${JSON.stringify(output, null, '\t')}\n`);
	}
	expect(existsSync(target)).toBe(true);
	expect(JSON.parse(JSON.stringify(output))).toEqual(JSON.parse(readFileSync(target, 'utf8')));
}

describeWithContract("GitLab's sample payloads, simplified", () => {
	it.each(samples.map(({ file }) => file))('%s reads as it should', (file) => {
		const body = contractFile<IDataObject>(`webhook-payloads/${file}`);
		expectAsRead(file, simplified(happeningOf(body)));
	});
});
