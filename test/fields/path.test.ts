import fc from 'fast-check';
import { isFailure } from '../../nodes/Gitlab/client/errors';
import type { Path } from '../../nodes/Gitlab/client/path';
import { path } from '../../nodes/Gitlab/client/path';

/** Any text, more often than chance gives it of the kind that leaves its place in careless code. */
const anyText = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string({ unit: 'grapheme' }),
	fc.constantFrom('..', '.', '%2e%2e', '%2F..', '?a=b', '#x', '\\..\\', '//host', ' ', '\n', '\0', '\uD800'),
	fc
		.array(fc.constantFrom('.', '/', '%', '2', 'e', 'F', '\\', '?', '#', ':', '@', 'a'), { maxLength: 12 })
		.map((signs) => signs.join('')),
);

/** The path that the value was put into, or undefined where it was refused. */
function built(value: string): Path | undefined {
	try {
		return path`/projects/${value}/labels`;
	} catch (error) {
		if (isFailure(error, 'input')) return undefined;
		throw error;
	}
}

test('any text stays inside its own segment, and arrives as it was', () => {
	fc.assert(
		fc.property(anyText, (value) => {
			const made = built(value);
			if (!made) return;
			const url = new URL(`https://gitlab.com/api/v4${made.encoded}?page=1`);
			expect(url.host).toBe('gitlab.com');
			expect(url.search).toBe('?page=1');
			expect(url.hash).toBe('');
			const segments = url.pathname.split('/');
			expect(segments).toHaveLength(6);
			expect([segments[3], segments[5]]).toEqual(['projects', 'labels']);
			expect(decodeURIComponent(segments[4])).toBe(value);
		}),
		{ numRuns: 2000 },
	);
});

test('only what no URL can hold is refused: nothing, dots, and half characters', () => {
	fc.assert(
		fc.property(anyText, (value) => {
			const cannot = ['', '.', '..'].includes(value) || !isWellFormed(value);
			expect(built(value) === undefined).toBe(cannot);
		}),
		{ numRuns: 2000 },
	);
});

test('paths within paths are not encoded again', () => {
	fc.assert(
		fc.property(anyText, anyText, (first, second) => {
			const inner = built(first);
			const outer = built(second);
			if (!inner || !outer) return;
			expect(path`/x${inner}/${7}${outer}`.encoded).toBe(`/x${inner.encoded}/7${outer.encoded}`);
		}),
	);
});

function isWellFormed(value: string): boolean {
	try {
		encodeURIComponent(value);
		return true;
	} catch {
		return false;
	}
}
