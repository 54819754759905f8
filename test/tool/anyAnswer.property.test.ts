import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { answerOf } from '../../nodes/Gitlab/tool/answer';
import { sizeOf } from '../../nodes/Gitlab/tool/cut';

const RULES = { mostRows: 100, longestAnswer: 28_000, runsQuickActions: false };
const ASKED = { rows: Infinity, words: 'Get many issues', nearest: '', arguments: ['Search'] };

const text = fc.tuple(fc.string({ unit: 'binary' }), fc.nat(5_000)).map(([one, times]) => one.repeat(times));
const { row } = fc.letrec<{ value: unknown; row: IDataObject }>((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		text,
		fc.integer(),
		fc.constant(null),
		fc.array(tie('value'), { maxLength: 6 }),
		tie('row'),
	),
	row: fc.dictionary(fc.string({ maxLength: 20 }), tie('value'), { maxKeys: 8 }) as fc.Arbitrary<IDataObject>,
}));

test('whatever the rows hold, and however many there are, a model reads less than 30 kB', () => {
	const rows = fc.tuple(fc.array(row, { maxLength: 4 }), fc.nat(40));
	fc.assert(
		fc.property(rows, ([some, times]) => {
			const items = Array.from({ length: times }, () => some.map((json) => ({ json }))).flat();
			const answer = answerOf(items, RULES, ASKED).map(({ json }) => json);
			expect(sizeOf(answer)).toBeLessThan(30_000);
			if (items.length === 0)
				expect(answer).toEqual([{ about_this_answer: 'Nothing was found: Get many issues.' }]);
		}),
		{ numRuns: 10 },
	);
});

test('rows of thousands of properties are cut as well', () => {
	const json = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`name ${at}`, 'two words']));
	const answer = answerOf([{ json }, { json }], RULES, ASKED).map((one) => one.json);
	expect(sizeOf(answer)).toBeLessThan(30_000);
	expect(answer.at(-1)).toHaveProperty('row');
});
