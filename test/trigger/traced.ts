/** What is the trigger's own word, whatever the payload happens to hold. */
const OWN_WORDS = ['event', 'action', 'actions'];

/**
 * Output in which each value that the payload holds stands as its place there: `← object_attributes.title`. So an
 * expectation tells what comes from where, and repeats nothing of GitLab's samples.
 */
export function traced(output: unknown, body: unknown): unknown {
	const places = new Map<unknown, string[]>();
	collect(body, '', places);
	return trace(output, [], places);
}

function collect(value: unknown, at: string, places: Map<unknown, string[]>): void {
	if (typeof value === 'object' && value !== null) {
		for (const [key, inner] of Object.entries(value)) collect(inner, at ? `${at}.${key}` : key, places);
	} else if (typeof value === 'string' || typeof value === 'number') {
		places.set(value, [...(places.get(value) ?? []), at]);
	}
}

function trace(value: unknown, at: string[], places: Map<unknown, string[]>): unknown {
	if (OWN_WORDS.includes(at.at(-1) ?? '')) return value;
	if (Array.isArray(value)) return value.map((entry) => trace(entry, at, places));
	if (typeof value === 'object' && value !== null) {
		return Object.fromEntries(
			Object.entries(value).map(([name, inner]) => [name, trace(inner, [...at, name], places)]),
		);
	}
	const found = places.get(value);
	return found ? `← ${likeliest(found, at)}` : value;
}

/** The same value can stand in several places: the one that is named most alike, of these the shortest. */
function likeliest(found: string[], at: string[]): string {
	const likeness = (place: string) =>
		[1, 2].filter((count) => place.endsWith(at.slice(-count).join('.'))).length;
	return [...found].sort((a, b) => likeness(b) - likeness(a) || a.length - b.length)[0];
}
