import fc from 'fast-check';
import { hunksIn } from '../../../nodes/Gitlab/resources/shared/diff/hunks';
import { lineAt } from '../../../nodes/Gitlab/resources/shared/diff/lines';
import { changedFile } from '../../gitlab/world/changedFile';

/** Lines that look like anything that a diff can have. */
const line = fc.constantFrom(
	'',
	'a',
	'b',
	'+',
	'-',
	'-- a',
	'++ b',
	'@@ -1,2 +3,4 @@',
	' ',
	'\\ no',
	'diff --git',
);
const file = fc.array(line, { minLength: 1, maxLength: 40 });

test('whatever two files look like, each line of either is found with its number in the other', () => {
	fc.assert(
		fc.property(file, file, (before, after) => {
			const { diff, lines = [] } = changedFile('src/a.ts', { before, after });
			fc.pre(diff !== '');
			const hunks = hunksIn(diff);
			for (const side of ['old', 'new'] as const) {
				for (const known of lines) {
					const number = known[side];
					if (number === null) continue;
					const { type, oldAt, newAt } = lineAt(hunks, side, number);
					const found = { old: type === 'new' ? null : oldAt, new: type === 'old' ? null : newAt };
					expect(found).toEqual({ old: known.old, new: known.new });
				}
			}
			expect(hunks.map((hunk) => hunk.diff).join('\n')).toBe(diff.slice(0, -1));
		}),
		{ numRuns: Number(process.env.PROPERTY_RUNS ?? 300) },
	);
});

test('what Git says of a missing line break at the end is no line', () => {
	const diff =
		'@@ -1 +1,2 @@ function total() {\n-a\n\\ No newline at end of file\n+a\n+b\n\\ No newline at end of file\n';
	const [{ lines, heading, old_count }] = hunksIn(diff);
	expect(lines).toEqual([
		{ type: 'old', oldAt: 1, newAt: 1, text: 'a' },
		{ type: 'new', oldAt: 2, newAt: 1, text: 'a' },
		{ type: 'new', oldAt: 2, newAt: 2, text: 'b' },
	]);
	expect({ heading, old_count }).toEqual({ heading: 'function total() {', old_count: 1 });
});

test('the names of the files before the hunks are no lines', () => {
	const [{ lines }, ...others] = hunksIn('--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n--- y\n+++ z\n');
	expect(others).toEqual([]);
	expect(lines.map(({ type, text }) => [type, text])).toEqual([
		['old', '-- y'],
		['new', '++ z'],
	]);
});
