import type { Gitlab } from '../../client';
import type { Hint } from '../../hints';
import type { Tools } from '../../operation';
import { inOwnWords } from './refusal';

/** Who asks; a field that looks something up tells no hints. */
export interface Asking {
	gitlab: Gitlab;
	hint?: Tools['hint'];
}

const LESS: Hint = (items) =>
	`This GitLab does not know all that can be planned with, so some properties of ${items} are empty: it is older, or of the Community Edition`;

/** The types that a server has turned out not to know, so that it is asked for them once a run. */
const unknown = new WeakMap<Gitlab, Set<string>>();

/**
 * Sends what asks for work items. A server that is older or of another edition refuses a query as a whole where it
 * does not know a type in it, and has done nothing then: so it is asked again without that type's fragments.
 *
 * @throws GitlabError that says what this GitLab does not know, or not for this type, in the fields' words
 */
export async function ask<T>(
	{ gitlab, hint }: Asking,
	query: string,
	send: (query: string) => Promise<T>,
): Promise<T> {
	const lacking = unknown.get(gitlab) ?? new Set();
	unknown.set(gitlab, lacking);
	for (;;) {
		const asked = withoutTypes(query, lacking);
		const outcome = await send(asked).then(
			(value) => ({ value }),
			(error: unknown) => ({ error }),
		);
		if ('value' in outcome) {
			if (asked !== query) hint?.(LESS);
			return outcome.value;
		}
		const found = typesIn(outcome.error).filter((type) => asked.includes(`... on ${type} {`));
		if (!found.length) throw inOwnWords(outcome.error);
		for (const type of found) lacking.add(type);
	}
}

/** The types that a refusal says are not known, or not as they were asked for. */
function typesIn(error: unknown): string[] {
	const words = error instanceof Error ? error.message : '';
	const names = [...words.matchAll(/\b(?:No such type|doesn't exist on type) '?(\w+)/g)];
	return names.map(([, type]) => type);
}

/** A query without the fragments on some types. */
export function withoutTypes(query: string, types: Iterable<string>): string {
	let left = query;
	for (const type of types) {
		for (let begin; (begin = left.indexOf(`... on ${type} {`)) >= 0; )
			left = left.slice(0, begin) + left.slice(endOf(left, begin));
	}
	return left;
}

/** Where the braces that open after a place are closed again. */
function endOf(query: string, from: number): number {
	let open = 0;
	for (let at = query.indexOf('{', from); at < query.length; at++) {
		if (query[at] === '{') open++;
		if (query[at] === '}' && --open === 0) return at + 1;
	}
	return query.length;
}
