// Loads nodes in a fresh process, as n8n does, and prints the processor time that it took, in milliseconds:
// `loading.mjs <package> <node file>...`
import { createRequire } from 'node:module';
import path from 'node:path';

const [folder, ...files] = process.argv.slice(2);
const require = createRequire(path.join(folder, 'package.json'));
// n8n has it loaded before any node.
require('n8n-workflow');
const started = process.cpuUsage();
const taken = () => {
	const { user, system } = process.cpuUsage(started);
	return (user + system) / 1000;
};
const modules = files.map((file) => require(path.join(folder, file)));
const required = taken();
modules.forEach((module, index) => new module[path.basename(files[index]).split('.')[0]]());
process.stdout.write(JSON.stringify({ required, made: taken() }));
