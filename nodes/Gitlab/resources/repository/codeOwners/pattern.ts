/**
 * Whether a path is meant by a pattern of a CODEOWNERS file, as Ruby's `File.fnmatch` tells it with FNM_DOTMATCH
 * and FNM_PATHNAME. Without a regular expression: a pattern comes out of a file that anybody may have written,
 * and takes no longer than its length times that of the path.
 *
 * @see https://docs.gitlab.com/user/project/codeowners/advanced/#pattern-matching
 */
export function isMeant(pattern: string, path: string): boolean {
	if (pattern === '*') return true;
	const anywhere = pattern.startsWith('/') ? pattern.slice(1) : `**/${pattern}`;
	// At the end, two stars are no more than one.
	const whole = anywhere.replace(/\/(?:\*\*)?$/, (end) => (end === '/' ? '/**/*' : '/*'));
	return matches(whole.split('/'), path.split('/'), segmentMatches, '**');
}

function segmentMatches(pattern: string, segment: string): boolean {
	return matches(signsOf(pattern), [...segment], signMatches, '*');
}

/**
 * Whether a row of parts is matched by a row of patterns, of which `any` stands for any number of parts. How many
 * it stands for need be tried anew only for the last of them.
 */
function matches(
	patterns: string[],
	parts: string[],
	one: (pattern: string, part: string) => boolean,
	any: string,
): boolean {
	let [at, from, resumed] = [0, -1, 0];
	for (let part = 0; part < parts.length; ) {
		if (patterns[at] === any) [from, resumed] = [(at += 1), part];
		else if (at < patterns.length && one(patterns[at], parts[part])) [at, part] = [at + 1, part + 1];
		else if (from >= 0) [at, part] = [from, (resumed += 1)];
		else return false;
	}
	return patterns.slice(at).every((pattern) => pattern === any);
}

/** A segment's signs: an escaped sign and a set such as `[a-c]` are one. */
function signsOf(pattern: string): string[] {
	return pattern.match(/\\.|\[[^\]]{1,100}\]|[^]/gu) ?? [];
}

function signMatches(sign: string, letter: string): boolean {
	if (sign === '?') return true;
	if (sign.startsWith('\\') && sign.length > 1) return sign.slice(1) === letter;
	if (!sign.startsWith('[') || sign.length === 1) return sign === letter;
	const isNot = sign[1] === '^' || sign[1] === '!';
	const ranges = sign.slice(isNot ? 2 : 1, -1).match(/[^]-[^]|[^]/gu) ?? [];
	const isIn = ranges.some((range) => {
		const [first, , last = first] = [...range];
		return first <= letter && letter <= last;
	});
	return isIn !== isNot;
}
