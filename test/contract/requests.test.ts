import type { Operation } from '../../nodes/Gitlab/operation';
import { resources } from '../../nodes/Gitlab/resources';
import { expectCommitted, expectInPage, table } from '../generated/committed';
import { hasContract } from '../gitlab/contract';
import { tryOut } from './attempts';
import { roundsOf } from './examples';
import { loadJudge, loadTemplates } from './judge';
import { permissionsFor } from './permissions';
import type { Judge } from './rest';
import { Worlds } from './worlds';

const cases = resources.flatMap((resource) =>
	resource.operations.map((operation) => [resource.name, operation.name, { resource, operation }] as const),
);

const claim = hasContract
	? 'does what it is for, and sends only what GitLab knows'
	: "does what it is for (GitLab's description of its API is not here: set GITLAB_CONTRACT)";

// As derived from its definition, with every field filled in and every choice made.
describe('every operation', () => {
	const judge: Judge = hasContract ? loadJudge() : () => [];
	const templateOf = hasContract ? loadTemplates() : () => '';
	const sent = new Map<Operation, Set<string>>();
	const requestsOf = (operation: Operation): Set<string> => {
		const known = sent.get(operation) ?? new Set();
		sent.set(operation, known);
		return known;
	};
	let worlds: Worlds;

	beforeAll(async () => {
		worlds = await Worlds.open();
	});

	afterAll(async () => await worlds.close());

	it.each(cases)(`%s: %s ${claim}`, async (_r, _o, one) => {
		for (let round = 0; round < roundsOf(one.operation); round++) {
			const attempts = await tryOut(worlds, { ...one, round, optional: () => true });
			const faults = attempts.map(({ fault }) => `round ${round}: ${fault}`);
			expect(attempts.at(-1)?.fault === undefined ? [] : faults).toEqual([]);
			if (hasContract)
				attempts.at(-1)?.meant.forEach((request) => requestsOf(one.operation).add(templateOf(request)));
			const complaints = attempts.flatMap(({ requests }) => requests.flatMap(judge));
			expect([...new Set(complaints)]).toEqual([]);
		}
	});

	const test = hasContract ? it : it.skip;
	test('is in docs/operations.md with its requests, edition, scope and role', () => {
		const rows = [...cases]
			.sort(byName)
			.map(([resource, name, { operation }]) => [
				resource,
				name,
				[...requestsOf(operation)].map((request) => `\`${request}\``).join('<br>'),
				...needsOf(operation),
			]);
		const head = ['Resource', 'Operation', 'Requests', 'Edition', 'Scope', 'Role'];
		expectCommitted('docs/operations.md', `# Operations\n\n${INTRO}\n\n${table(head, rows)}\n`);
	});

	test('is in docs/credentials.md with what a token needs', () => {
		const rows = [...cases].sort(byName).map(([resource, name, { operation }]) => {
			const permissions = new Set([...requestsOf(operation)].flatMap(permissionsFor));
			return [resource, name, ...needsOf(operation), [...permissions].sort().join('<br>')];
		});
		const head = ['Resource', 'Operation', 'Edition', 'Scope', 'Role', 'Permissions of a fine-grained token'];
		expectInPage('docs/credentials.md', 'needs', table(head, rows));
	});
});

/** Edition, scope and role. */
function needsOf({ tier, effect, role }: Operation): string[] {
	return [tier ?? 'Free', effect === 'read' ? '`read_api`' : '`api`', role ?? ''];
}

const INTRO =
	'Every operation of the GitLab DevOps node. Requests are below `/api/v4`; which of them are sent depends on the fields. The edition is the lowest that has the operation, the scope the least that a token needs, the role the least in the project or group where GitLab asks for one. Written by `npm run generate`.';

function byName([a, first]: (typeof cases)[number], [b, second]: (typeof cases)[number]): number {
	return a.localeCompare(b, 'en') || first.localeCompare(second, 'en');
}
