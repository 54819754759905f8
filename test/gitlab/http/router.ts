/** Where a path has come to, segment by segment. */
interface Step<T> {
	words: Map<string, Step<T>>;
	any?: Step<T>;
	ends: Map<string, { value: T; names: string[] }>;
}

const newStep = <T>(): Step<T> => ({ words: new Map(), ends: new Map() });

export interface Found<T> {
	value: T;
	/** What stands in the path for its names, decoded. */
	params: Record<string, string>;
}

/** Finds what a request is for by its method and path. In paths, `:name` stands for any one segment. */
export class Router<T> {
	private readonly root = newStep<T>();

	add(method: string, path: string, value: T): void {
		let step = this.root;
		const names: string[] = [];
		for (const part of path.split('/')) {
			const next = part.startsWith(':')
				? (step.any ??= newStep<T>())
				: (step.words.get(part) ?? newStep<T>());
			if (part.startsWith(':')) names.push(part.slice(1));
			else step.words.set(part, next);
			step = next;
		}
		step.ends.set(method, { value, names });
	}

	/**
	 * A path with a word in a place goes before one with a name there.
	 *
	 * @throws URIError where the path is not well encoded
	 */
	find(method: string, path: string): Found<T> | undefined {
		return walk(this.root, path.split('/'), method, []);
	}
}

function walk<T>(step: Step<T>, rest: string[], method: string, taken: string[]): Found<T> | undefined {
	const [part, ...after] = rest;
	if (part === undefined) {
		const end = step.ends.get(method);
		if (!end) return undefined;
		const params = end.names.map((name, at) => [name, decodeURIComponent(taken[at] ?? '')]);
		return { value: end.value, params: Object.fromEntries(params) as Record<string, string> };
	}
	const word = step.words.get(part);
	const found = word && walk(word, after, method, taken);
	if (found || !step.any || part === '') return found;
	return walk(step.any, after, method, [...taken, part]);
}
