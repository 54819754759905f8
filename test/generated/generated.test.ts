import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { valueOf } from '../../nodes/Gitlab/operation';
import { resources } from '../../nodes/Gitlab/resources';
import type { HookEvent } from '../../nodes/Gitlab/trigger/events/hookEvents';
import { HOOK_EVENTS } from '../../nodes/Gitlab/trigger/events/hookEvents';
import { SYSTEM_EVENTS } from '../../nodes/Gitlab/trigger/events/systemEvents';
import { Rows, untyped } from './rows';

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

const cases = resources.flatMap((resource) =>
	resource.operations.map((operation) => [resource.name, operation.name, { resource, operation }] as const),
);

describe('output schemas', () => {
	let rows: Rows;

	beforeAll(async () => {
		rows = await Rows.learn(cases.map(([, , one]) => one));
	}, 600_000);

	test.each(cases)('%s: %s has its output schema', (_resource, _operation, one) => {
		const file = `${valueOf(one.resource.name)}/${valueOf(one.operation.name)}.json`;
		const schema = { ...rows.schemaOf(one), version: 1 };
		holds(`nodes/Gitlab/__schema__/v1.0.0/${file}`, `${JSON.stringify(schema, null, '\t')}\n`);
	});

	test.each(cases)('%s: %s has a type for each property', (_resource, _operation, one) => {
		expect(untyped(rows.schemaOf(one))).toEqual([]);
	});

	test('operations with the same properties have the same schema', () => {
		const known = new Map<string, unknown>();
		for (const [, , one] of cases) {
			const schema = rows.schemaOf(one);
			const names = Object.keys(schema.properties ?? {})
				.sort()
				.join();
			expect({ ...one, schema }).toEqual({ ...one, schema: known.get(names) ?? schema });
			known.set(names, schema);
		}
	});
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
	const asked: readonly HookEvent[] = HOOK_EVENTS;
	const rows = asked.map(({ name, description, of = ['project', 'group'], tier }) => [
		tier ? `${name} (${tier})` : name,
		of.join(', '),
		description,
	]);
	const system = SYSTEM_EVENTS.map(({ name }) => name).join(', ');
	const events = table(['Event', 'Where', 'Starts a workflow when'], rows);
	readme('events', `${events}\n\nThe whole instance also has: ${system}.`);
});
