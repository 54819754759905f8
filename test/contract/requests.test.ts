import { resources } from '../../nodes/Gitlab/resources';
import { hasContract } from '../gitlab/contract';
import { tryOut } from './attempts';
import { roundsOf } from './examples';
import { loadJudge } from './judge';
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
	let worlds: Worlds;

	beforeAll(async () => {
		worlds = await Worlds.open();
	});

	afterAll(async () => await worlds.close());

	test.each(cases)(`%s: %s ${claim}`, async (_r, _o, one) => {
		for (let round = 0; round < roundsOf(one.operation); round++) {
			const attempts = await tryOut(worlds, { ...one, round, optional: () => true });
			const faults = attempts.map(({ fault }) => `round ${round}: ${fault}`);
			expect(attempts.at(-1)?.fault === undefined ? [] : faults).toEqual([]);
			const complaints = attempts.flatMap(({ requests }) => requests.flatMap(judge));
			expect([...new Set(complaints)]).toEqual([]);
		}
	});
});
