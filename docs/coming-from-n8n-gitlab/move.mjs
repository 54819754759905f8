#!/usr/bin/env node
// node move.mjs workflow.json > moved.json: what a person should know or do goes to the error output.
import { readFileSync } from 'node:fs';

import { moveWorkflow } from './moveWorkflow.mjs';

const [file] = process.argv.slice(2);
if (!file) {
	console.error('Usage: node move.mjs workflow.json > moved.json');
	process.exit(2);
}
const { workflow, notes } = moveWorkflow(JSON.parse(readFileSync(file, 'utf8')));
console.log(JSON.stringify(workflow, null, 2));
for (const { node, note } of notes) console.error(`${node}: ${note}`);
