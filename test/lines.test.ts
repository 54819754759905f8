import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { resources } from '../nodes/Gitlab/resources';

const root = path.resolve(__dirname, '../nodes');

/** The action node's own code and all that it shares with the triggers, but not theirs. */
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
	(file) => file.endsWith('.ts') && !/(?:^|\/)(?:trigger|polling)\/|Trigger\.node/.test(file),
);

/** Lines that hold code: no empty ones, no comments. Lines are as prettier breaks them. */
function linesIn(file: string): number {
	const source = readFileSync(path.join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
	return source.split('\n').filter((line) => line.trim() && !line.trim().startsWith('//')).length;
}

const lines = sources.reduce((sum, file) => sum + linesIn(file), 0);
const operations = resources.reduce((sum, resource) => sum + resource.operations.length, 0);
const each = (lines / operations).toFixed(1);

test(`an operation costs ${each} lines of code, with all that operations share: ${lines} of ${operations}`, () => {
	expect(Number(each)).toBeLessThan(51);
});
