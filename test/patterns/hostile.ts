import { RegExpParser } from '@eslint-community/regexpp';
import type { AST } from '@eslint-community/regexpp';
import type { Pattern } from './sources';

/** A text of any length: something, then the same again and again, then something that may not fit. */
export interface Hostile {
	prefix: string;
	pump: string;
	suffix: string;
}

/** A hostile text of about that many characters. */
export function textOf({ prefix, pump, suffix }: Hostile, length: number): string {
	return prefix + pump.repeat(Math.ceil(length / pump.length)) + suffix;
}

/** Characters of every sort that patterns tell apart. */
const CHARACTERS = [...'a0A_-./:?#=&"<>[]() ,;|\\@~+\t\n\r\u2028\u00a0\u00e9\0'];
/** Ends on which what came before cannot fit, whatever it was. */
const SUFFIXES = ['', '\n', '\u2028', '\0', 'a\n'];
/** More would say nothing new and take long. */
const MOST_SAMPLES = 4;

/**
 * Texts that a pattern may take long for: each of its parts, and each row of parts beside each other, again
 * and again, where the pattern would come to it and anywhere, with an end that does not fit.
 */
export function hostileTo({ source, flags }: Pattern): Hostile[] {
	const parser = new RegExpParser({ ecmaVersion: 2022 });
	const tree = parser.parsePattern(source, 0, source.length, flags.includes('u'));
	const pumps = new Map<string, Set<string>>();
	const add = (prefix: string, pump: string) => {
		if (!pump) return;
		// Anywhere is also behind what fits nothing: else the pattern may fit at once.
		for (const one of [prefix, '', '\0']) (pumps.get(pump) ?? pumps.set(pump, new Set()).get(pump))?.add(one);
	};
	for (const { elements } of tree.alternatives) pump(elements, '', add);
	return [...pumps].flatMap(([pump, prefixes]) =>
		[...prefixes].flatMap((prefix) => SUFFIXES.map((suffix) => ({ prefix, pump, suffix }))),
	);
}

function pump(elements: AST.Element[], before: string, add: (prefix: string, pump: string) => void): void {
	const parts = partsOf(elements);
	let prefix = before;
	parts.forEach((part, index) => {
		for (const inner of part.flatMap(within)) pump(inner, prefix, add);
		const isRepeated = part[0].type === 'Quantifier' && part[0].max > 1;
		const starts = isRepeated ? samplesOf(part[0]) : [textOfAll(part)];
		for (const start of starts) {
			const rest = parts.slice(index + 1);
			for (const length of [0, 1, 2, rest.length])
				add(prefix, start + textOfAll(rest.slice(0, length).flat()));
			// An optional part can be what keeps the same from fitting again.
			add(
				prefix,
				start + textOfAll(rest.flat().filter((next) => next.type !== 'Quantifier' || next.min > 0)),
			);
		}
		prefix += textOfAll(part);
	});
}

/** Elements beside each other, characters in a row as one part. */
function partsOf(elements: AST.Element[]): AST.Element[][] {
	const parts: AST.Element[][] = [];
	for (const element of elements) {
		const last = parts.at(-1);
		if (element.type === 'Character' && last?.[0].type === 'Character') last.push(element);
		else parts.push([element]);
	}
	return parts;
}

/** What stands in an element's parentheses. */
function within(element: AST.Element): AST.Element[][] {
	if (element.type === 'Quantifier') return within(element.element);
	return 'alternatives' in element
		? element.alternatives.map(({ elements }) => elements as AST.Element[])
		: [];
}

/** Short texts that fit an element, with what it could do without. */
function samplesOf(element: AST.Element): string[] {
	switch (element.type) {
		case 'Character':
			return [String.fromCodePoint(element.value)];
		case 'CharacterSet':
		case 'CharacterClass':
			return CHARACTERS.filter((one) => new RegExp(`^${element.raw}$`).test(one)).slice(0, MOST_SAMPLES);
		case 'Group':
		case 'CapturingGroup':
			return element.alternatives.map(({ elements }) => textOfAll(elements)).slice(0, MOST_SAMPLES);
		case 'Quantifier':
			return samplesOf(element.element).map((one) => one.repeat(Math.max(element.min, 1)));
		default:
			return [''];
	}
}

function textOfAll(elements: AST.Element[]): string {
	return elements.map((element) => samplesOf(element)[0] ?? '').join('');
}
