/**
 * Whether a text is as a pattern says, in which `*` stands for any characters and `?` for one. A walk
 * through both, so that no pattern, whatever the text, takes longer than their lengths multiplied.
 */
export function isLike(text: string, pattern: string): boolean {
	let at = 0;
	let inPattern = 0;
	let star = -1;
	let resume = 0;
	while (at < text.length) {
		if (pattern[inPattern] === '*') {
			star = inPattern++;
			resume = at;
		} else if (pattern[inPattern] === '?' || pattern[inPattern] === text[at]) {
			at++;
			inPattern++;
		} else if (star >= 0) {
			inPattern = star + 1;
			at = ++resume;
		} else return false;
	}
	while (pattern[inPattern] === '*') inPattern++;
	return inPattern === pattern.length;
}

/** Whether one of several texts is like one of several patterns. */
export function isAnyLike(texts: readonly string[], patterns: readonly string[]): boolean {
	return texts.some((text) => patterns.some((pattern) => isLike(text, pattern)));
}
