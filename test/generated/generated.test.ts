import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCompoundSchema } from 'genson-js';
import type { IDataObject } from 'n8n-workflow';
import type { Operation, Resource } from '../../nodes/Gitlab/operation';
import { valueOf } from '../../nodes/Gitlab/operation';
import { resources } from '../../nodes/Gitlab/resources';
import type { HookEvent } from '../../nodes/Gitlab/trigger/hookEvents';
import { HOOK_EVENTS } from '../../nodes/Gitlab/trigger/hookEvents';
import { SYSTEM_EVENTS } from '../../nodes/Gitlab/trigger/systemEvents';
import { listsOf, parametersFor } from '../contract/examples';
import { runGitlab } from '../engine';
import type { Gitlab } from '../gitlab';
import { startGitlab } from '../gitlab';
import type { Seed } from '../gitlab/seed';
import { seed } from '../gitlab/seed';
import { credentialsFor } from '../parameters';
import { enliven } from './lively';

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

/** Where operations are tried, one after the other until one gives rows. */
const TRIES = [
	{ mergeRequest: '1' },
	{ mergeRequest: '2' },
	{ mergeRequest: '1', optional: true },
	{ mergeRequest: '1', asBot: true },
];

/** Output rows of an operation in a lively company, simplified. */
async function rowsOf(resource: Resource, operation: Operation): Promise<IDataObject[]> {
	const errors = [];
	for (const { mergeRequest, optional = false, asBot = false } of TRIES) {
		const gitlab = await startGitlab();
		const seeded = seed(gitlab.world);
		await enliven(gitlab, seeded);
		const credentials = credentialsFor(gitlab, asBot ? botToken(gitlab, seeded) : seeded.token);
		const branches = { source_branch: 'release/1.0', target_branch: 'main' };
		const places = { project: 'acme/website', group: 'acme', targetProject: 'acme/platform/api' };
		const known = { ...places, ...branches, commentOn: 'issue', issue: '1', mergeRequest };
		const askList = listsOf(credentials);
		const parameters = await parametersFor(resource, operation, { round: 0, known, optional, askList });
		if ('simplify' in parameters) parameters.simplify = true;
		const { json, error } = await runGitlab(parameters, { credentials });
		await gitlab.close();
		if (json.length) return json;
		errors.push(error?.message ?? 'no row');
	}
	throw new Error(`${operation.action} gives no row to learn its schema from: ${errors.join(' | ')}`);
}

function botToken({ world }: Gitlab, { projects }: Seed): string {
	const bot = world.createUser({ username: 'project_1_bot', name: 'Bot' });
	world.addMember(projects.website, bot, 40);
	return world.createToken(bot, ['api']);
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
