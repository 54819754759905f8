import { valueOf } from '../../nodes/Gitlab/operation';
import { resources } from '../../nodes/Gitlab/resources';
import type { HookEvent } from '../../nodes/Gitlab/trigger/events/hookEvents';
import { HOOK_EVENTS } from '../../nodes/Gitlab/trigger/events/hookEvents';
import { SYSTEM_EVENTS } from '../../nodes/Gitlab/trigger/events/systemEvents';
import { expectCommitted, expectInPage, table } from './committed';
import { gallery } from './gallery';
import { Rows, untyped } from './rows';

// What an API call gives, only those know who make it.
const known = resources.filter(({ name }) => name !== 'API Call');
const cases = known.flatMap((resource) =>
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
		expectCommitted(`nodes/Gitlab/__schema__/v1.0.0/${file}`, `${JSON.stringify(schema, null, '\t')}\n`);
	});

	test.each(cases)('%s: %s has a type for each property', (_resource, _operation, one) => {
		expect(untyped(rows.schemaOf(one))).toEqual([]);
	});

	test('pages that rows name are there in the stand-in, so that a person can follow them', () => {
		expect(rows.deadAddresses).toEqual([]);
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

test('the README lists every resource', () => {
	const rows = [...resources]
		.sort((a, b) => a.name.localeCompare(b.name, 'en'))
		.map(({ name, description, operations }) => [`**${name}**`, description, String(operations.length)]);
	const all = resources.flatMap(({ operations }) => operations).length;
	const intro = `${all} operations; [docs/operations.md](docs/operations.md) lists them with their requests, editions, scopes and roles.`;
	expectInPage(
		'README.md',
		'operations',
		`${intro}\n\n${table(['Resource', 'What it is', 'Operations'], rows)}`,
	);
});

test('the README has a card for each example', () => {
	expectInPage('README.md', 'examples', table(['', '', ''], gallery()));
});

test("the trigger's page lists every event", () => {
	const asked: readonly HookEvent[] = HOOK_EVENTS;
	const rows = asked.map(({ name, description, of = ['project', 'group'], tier }) => [
		tier ? `${name} (${tier})` : name,
		of.join(', '),
		description,
	]);
	const system = SYSTEM_EVENTS.map(({ name }) => name).join(', ');
	const events = table(['Event', 'Where', 'Starts a workflow when'], rows);
	expectInPage('docs/trigger.md', 'events', `${events}\n\nThe whole instance also has: ${system}.`);
});
