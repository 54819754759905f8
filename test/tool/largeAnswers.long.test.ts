import type { IDataObject } from 'n8n-workflow';
import { resources } from '../../nodes/Gitlab/resources';
import { sizeOf } from '../../nodes/Gitlab/tool/cut';
import { tryOut } from '../contract/attempts';
import { roundsOfForms } from '../contract/examples';
import { Worlds } from '../contract/worlds';
import type { Fault } from '../gitlab';

const cases = resources.flatMap((resource) =>
	resource.operations.map((operation) => [resource.name, operation.name, { resource, operation }] as const),
);

const LONGEST_ERROR = 3_000;

/** Some operations ask for more of each of hundreds of rows. */
const LONG_MS = 300_000;

/** What GitLab says at most where it refuses something. */
const refusal = { message: { base: [`is too long: ${'one line\nand another '.repeat(20_000)}`] } };

/** A model that asks for as much as it can. */
const asksForAll = (parameters: IDataObject) =>
	'returnAll' in parameters ? { ...parameters, returnAll: true, limit: 10_000 } : parameters;

describe('the answer to a model is under 30 kB', () => {
	let worlds: Worlds;

	beforeAll(async () => {
		worlds = await Worlds.open();
	});
	afterAll(async () => await worlds.close());

	const answersTo = async (one: (typeof cases)[number][2], round: number, fault: Fault) =>
		await tryOut(worlds, {
			...one,
			round,
			asTool: true,
			optional: (name) => name !== 'filters',
			given: asksForAll,
			misbehaviour: fault,
		});
	const all = { answered: 0, failed: 0 };

	test.each(cases)(
		'%s: %s',
		async (_resource, _operation, one) => {
			for (let round = 0; round < roundsOfForms(one.operation); round += 1) {
				// More that is long shows nothing more, where an operation asks for each of the rows.
				const attempts = await answersTo(one, round, { kind: 'swell', times: 2 });
				for (const { rows, fault = '' } of attempts) {
					expect(sizeOf(rows)).toBeLessThan(30_000);
					expect(sizeOf(fault)).toBeLessThan(LONGEST_ERROR);
				}
				all[attempts.at(-1)?.fault === undefined ? 'answered' : 'failed'] += 1;
			}
		},
		LONG_MS,
	);

	test('and most of them are answers', () => {
		expect(all.failed).toBeLessThan(all.answered / 10);
	});

	test.each(cases)('%s: %s, also where GitLab refuses it at length', async (_resource, _operation, one) => {
		const [{ fault = '', token }] = await answersTo(one, 0, { kind: 'status', status: 422, body: refusal });
		expect(sizeOf(fault)).toBeLessThan(LONGEST_ERROR);
		expect(fault).not.toMatch(/[\r\n]/);
		expect(fault).not.toContain(token);
	});
});
