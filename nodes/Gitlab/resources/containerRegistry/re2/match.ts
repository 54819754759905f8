import { type Place, type State, Parser } from './parse';

/**
 * Finds whether an expression matches somewhere in a text, as RE2 does: all ways through the expression are gone at
 * once, so that the time is the text's length times the expression's, whatever they are. JavaScript's own expressions
 * go one way after the other, and some texts take them forever.
 *
 * @param expression plain characters, `.`, classes, groups, `|`, `*`, `+`, `?`, `{n,m}`, `^`, `$`, `\A`, `\z`
 * @throws NotUnderstood for whatever else
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function matcherOf(expression: string): (text: string) => boolean {
	const found: State = { next: [] };
	const first = new Parser(expression).whole()(found);
	return (text) => {
		const characters = Array.from(text);
		const placeOf = (index: number) => ({ isStart: index === 0, isEnd: index === characters.length });
		let reached = new Set<State>();
		for (const [index, character] of characters.entries()) {
			// A match may begin at any place.
			reach(first, reached, placeOf(index));
			if (reached.has(found)) return true;
			reached = after(character, reached, placeOf(index + 1));
		}
		reach(first, reached, placeOf(characters.length));
		return reached.has(found);
	};
}

/** The states that one character leads to. */
function after(character: string, reached: ReadonlySet<State>, place: Place): Set<State> {
	const following = new Set<State>();
	for (const { takes, next } of reached) {
		if (takes?.(character)) for (const state of next) reach(state, following, place);
	}
	return following;
}

/** Adds a state, and all that can be reached from it without a character. */
function reach(state: State, reached: Set<State>, place: Place): void {
	const coming = [state];
	for (let one = coming.pop(); one; one = coming.pop()) {
		if (reached.has(one) || one.isAt?.(place) === false) continue;
		reached.add(one);
		if (!one.takes) coming.push(...one.next);
	}
}
