import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCompoundSchema } from 'genson-js';
import type { IDataObject } from 'n8n-workflow';
import type { Operation, Resource } from '../../nodes/Gitlab/operation';
import { valueOf } from '../../nodes/Gitlab/operation';
import { resources } from '../../nodes/Gitlab/resources';
import { EVENTS } from '../../nodes/Gitlab/trigger/events';
import { listsOf, parametersFor } from '../contract/examples';
import { runGitlab } from '../engine';
import { startGitlab } from '../gitlab';
import { seed } from '../gitlab/seed';
import { credentialsFor } from '../parameters';

// What the project derives from its definitions and commits; `npm run generate` writes it anew.
const root = path.resolve(__dirname, '../..');
const writes = process.env.GENERATE === '1';

const holds = (file: string, content: string) => {
	const target = path.join(root, file);
	if (writes) {
		mkdirSync(path.dirname(target), { recursive: true });
		writeFileSync(target, content);
	}
	expect(existsSync(target) ? readFileSync(target, 'utf8') : `${file} is missing`).toBe(content);
};

/** Output rows of an operation on the stand-in, with the node's defaults; later choices where the first give none. */
async function rowsOf(resource: Resource, operation: Operation): Promise<IDataObject[]> {
	for (let round = 0; round < 8; round++) {
		const gitlab = await startGitlab();
		const credentials = credentialsFor(gitlab, seed(gitlab.world).token);
		const known = { project: 'acme/website', group: 'acme' };
		const lists = listsOf(credentials);
		const parameters = await parametersFor(resource, operation, {
			round,
			known,
			optional: false,
			askList: lists,
		});
		if ('simplify' in parameters) parameters.simplify = true;
		const { json } = await runGitlab(parameters, { credentials });
		await gitlab.close();
		if (json.length) return json;
	}
	throw new Error(`${resource.name}: ${operation.name} gives no row to learn its schema from`);
}

const cases = resources.flatMap((resource) =>
	resource.operations.map((operation) => [resource.name, operation.name, resource, operation] as const),
);

test.each(cases)('%s: %s has its output schema', async (_resource, _operation, resource, operation) => {
	const schema = createCompoundSchema(await rowsOf(resource, operation), { noRequired: true });
	const file = `nodes/Gitlab/__schema__/v1.0.0/${valueOf(resource.name)}/${valueOf(operation.name)}.json`;
	holds(file, `${JSON.stringify({ ...schema, version: 1 }, null, '\t')}\n`);
});

const table = (head: string[], rows: string[][]) =>
	[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const readme = (section: string, content: string) => {
	const now = readFileSync(path.join(root, 'README.md'), 'utf8');
	const begin = `<!-- ${section}: written by npm run generate -->`;
	const end = `<!-- end of ${section} -->`;
	expect(now).toContain(begin);
	const [before, rest] = now.split(begin);
	holds('README.md', `${before}${begin}\n\n${content}\n\n${end}${rest.split(end)[1]}`);
};

test('the README lists every operation', () => {
	const rows = resources.map(({ name, operations }) => [
		`**${name}**`,
		operations
			.map((operation) => operation.name)
			.sort((a, b) => a.localeCompare(b, 'en'))
			.join(', '),
	]);
	readme('operations', table(['Resource', 'Operations'], rows));
});

test('the README lists every event of the trigger', () => {
	readme(
		'events',
		table(
			['Event', 'Starts a workflow when'],
			EVENTS.map(({ name, description }) => [name, description]),
		),
	);
});
