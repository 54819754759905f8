import type { Operation } from '../../nodes/Gitlab/operation';
import { resources } from '../../nodes/Gitlab/resources';
import { expectCommitted, expectInPage, table } from '../generated/committed';
import { hasContract, NO_CONTRACT } from '../gitlab/contract';
import { tryOut } from './attempts';
import { roundsOf } from './examples';
import { loadJudge, loadJudgeOfLeast, loadTemplates } from './judge';
import { permissionsFor } from '../gitlab/http/permissions';
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
	const judges: Judge[] = [...(hasContract ? [loadJudge()] : []), loadJudgeOfLeast()];
	const templateOf = hasContract ? loadTemplates() : () => '';
	/** What each operation was seen to send, by GitLab's names for it: what it is for, and all with what it looks up. */
	const meant = new Map<Operation, Set<string>>();
	const asked = new Map<Operation, Set<string>>();
	const permissionsOf = (operation: Operation): string[] => {
		const permissions = [...(asked.get(operation) ?? [])].flatMap(permissionsFor);
		return [...new Set(permissions)].sort();
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
			if (hasContract) {
				const last = attempts.at(-1);
				add(meant, one.operation, last?.meant.map(templateOf));
				add(asked, one.operation, last?.asked.map(templateOf));
			}
			const requests = attempts.flatMap((attempt) => attempt.requests);
			const complaints = judges.flatMap((judge) => requests.flatMap(judge));
			expect([...new Set(complaints)]).toEqual([]);
		}
	});

	const test = hasContract ? it : it.skip;
	if (!hasContract)
		process.stderr.write(`Skipped: docs/operations.md and the table in docs/credentials.md ${NO_CONTRACT}\n`);
	(hasContract ? it.each(cases) : it.skip.each(cases))(
		'%s: %s works with a fine-grained token that has the permissions in docs/credentials.md, and no others',
		async (_r, _o, one) => {
			// For requests to GraphQL GitLab does not list the permissions by what they ask for.
			if ([...(asked.get(one.operation) ?? [])].some((request) => request.endsWith('/graphql'))) return;
			const permissions = permissionsOf(one.operation);
			const attempts = await tryOut(worlds, { ...one, round: 0, optional: () => true, permissions });
			expect(attempts.at(-1)?.fault).toBeUndefined();
		},
	);

	test('is in docs/operations.md with its requests, edition, scope and role', () => {
		const rows = [...cases]
			.sort(byName)
			.map(([resource, name, { operation }]) => [
				resource,
				name,
				[...(meant.get(operation) ?? [])].map((request) => `\`${request}\``).join('<br>'),
				...needsOf(operation),
			]);
		const head = ['Resource', 'Operation', 'Requests', 'Edition', 'Scope', 'Role'];
		expectCommitted('docs/operations.md', `# Operations\n\n${INTRO}\n\n${table(head, rows)}\n`);
	});

	test('is in docs/credentials.md with what a token needs', () => {
		const rows = [...cases].sort(byName).map(([resource, name, { operation }]) => {
			return [resource, name, ...needsOf(operation), permissionsOf(operation).join('<br>')];
		});
		const head = ['Resource', 'Operation', 'Edition', 'Scope', 'Role', 'Permissions of a fine-grained token'];
		expectInPage('docs/credentials.md', 'needs', table(head, rows));
	});
});

function add(to: Map<Operation, Set<string>>, operation: Operation, requests: readonly string[] = []): void {
	to.set(operation, new Set([...(to.get(operation) ?? []), ...requests]));
}

/** Edition, scope and role. */
function needsOf({ tier, effect, role }: Operation): string[] {
	return [tier ?? 'Free', effect === 'read' ? '`read_api`' : '`api`', role ?? ''];
}

const INTRO =
	'Every operation of the GitLab DevOps node. Requests are below `/api/v4`; which of them are sent depends on the fields. The edition is the lowest that has the operation, the scope the least that a token needs, the role the least in the project or group where GitLab asks for one. Written by `npm run generate`.';

function byName([a, first]: (typeof cases)[number], [b, second]: (typeof cases)[number]): number {
	return a.localeCompare(b, 'en') || first.localeCompare(second, 'en');
}
