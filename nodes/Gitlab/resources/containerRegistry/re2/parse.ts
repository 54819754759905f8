/** Whether a character fits. */
type Takes = (character: string) => boolean;

/** Where in a text the search is. */
export interface Place {
	isStart: boolean;
	isEnd: boolean;
}

/** Where the search can be in an expression, and where it goes from there: with a character, at a place, or at once. */
export interface State {
	takes?: Takes;
	isAt?: (place: Place) => boolean;
	next: State[];
}

/** A piece of an expression: makes its states, given the one that follows. */
type Piece = (next: State) => State;

/** Why an expression has no matcher: what in it is not understood. */
export class NotUnderstood extends Error {}

/** `(a{99}){99}` has many times more states than characters, and each is a step for each character of a text. */
const MOST = { characters: 1000, states: 5000, repetitions: 1000 };

const CLASSES: Readonly<Record<string, Takes>> = {
	d: (character) => /[0-9]/.test(character),
	w: (character) => /[0-9A-Za-z_]/.test(character),
	s: (character) => /[\t\n\f\r ]/.test(character),
};
const CONTROLS: Readonly<Record<string, string>> = { t: '\t', n: '\n', f: '\f', r: '\r' };

/** Reads one expression of RE2's from its beginning to its end. */
export class Parser {
	private readonly characters: string[];
	private index = 0;
	private states = 0;

	constructor(expression: string) {
		this.characters = Array.from(expression);
		if (this.characters.length > MOST.characters) throw new NotUnderstood('it is too long');
	}

	whole(): Piece {
		const piece = this.choices();
		return this.next === undefined ? piece : this.refuse(this.next);
	}

	private get next(): string | undefined {
		return this.characters[this.index];
	}

	private take(): string {
		return this.characters[this.index++] ?? this.refuse('its end');
	}

	private took(character: string): boolean {
		if (this.next !== character) return false;
		this.index++;
		return true;
	}

	private refuse(what: string): never {
		throw new NotUnderstood(what);
	}

	private state(state: State): State {
		return ++this.states > MOST.states ? this.refuse('it repeats too much') : state;
	}

	private one(takes: Takes): Piece {
		return (next) => this.state({ takes, next: [next] });
	}

	private end(side: 'isStart' | 'isEnd'): Piece {
		// An end comes once. Where it is said to come more often, the beginning of the expression is forgotten.
		if (this.next !== undefined && '*+?'.includes(this.next)) this.refuse(this.next);
		return (next) => this.state({ isAt: (place) => place[side], next: [next] });
	}

	private choices(): Piece {
		const pieces = [this.sequence()];
		while (this.took('|')) pieces.push(this.sequence());
		return (next) => this.state({ next: pieces.map((piece) => piece(next)) });
	}

	private sequence(): Piece {
		const pieces: Piece[] = [];
		while (this.next !== undefined && this.next !== '|' && this.next !== ')') pieces.push(this.repeated());
		return (next) => pieces.reduceRight((following, piece) => piece(following), next);
	}

	private repeated(): Piece {
		const piece = this.atom();
		const times = this.repetition();
		if (!times) return piece;
		// Whether it takes much or little makes no difference to whether it matches.
		this.took('?');
		if (this.repetition()) this.refuse('one repetition after the other');
		const [least, most] = times;
		return (next) => {
			let following = next;
			if (most === Infinity) {
				following = this.state({ next: [next] });
				following.next.push(piece(following));
			}
			for (let at = least; at < most && most !== Infinity; at++)
				following = this.state({ next: [next, piece(following)] });
			for (let at = 0; at < least; at++) following = piece(following);
			return following;
		};
	}

	/** How often the piece before may come; undefined where it comes once. */
	private repetition(): [least: number, most: number] | undefined {
		if (this.took('*')) return [0, Infinity];
		if (this.took('+')) return [1, Infinity];
		if (this.took('?')) return [0, 1];
		if (this.next !== '{') return undefined;
		const [written, least, comma, most] =
			/^\{(\d+)(?:(,)(\d*))?\}/.exec(this.characters.slice(this.index).join('')) ?? [];
		// Other braces stand for themselves.
		if (written === undefined) return undefined;
		this.index += written.length;
		const times: [number, number] = [Number(least), most ? Number(most) : comma ? Infinity : Number(least)];
		const isPossible = times[0] <= times[1] && times.every((n) => n <= MOST.repetitions || n === Infinity);
		return isPossible ? times : this.refuse(written);
	}

	private atom(): Piece {
		const character = this.take();
		if (character === '(') return this.group();
		if (character === '[') return this.one(this.characterClass());
		if (character === '.') return this.one((each) => each !== '\n');
		if (character === '^') return this.end('isStart');
		if (character === '$') return this.end('isEnd');
		if (character === '\\') {
			if (this.took('A')) return this.end('isStart');
			if (this.took('z')) return this.end('isEnd');
			const escaped = this.escaped();
			return this.one(typeof escaped === 'string' ? (each) => each === escaped : escaped);
		}
		return '*+?'.includes(character) ? this.refuse(character) : this.one((each) => each === character);
	}

	private group(): Piece {
		if (this.took('?') && !this.took(':')) this.refuse(`(?${this.take()}`);
		const piece = this.choices();
		return this.took(')') ? piece : this.refuse('( without )');
	}

	/** What follows a backslash: one character, or a class of them. */
	private escaped(): string | Takes {
		const character = this.take();
		const takes = CLASSES[character.toLowerCase()];
		if (takes) return character in CLASSES ? takes : (each) => !takes(each);
		return (
			CONTROLS[character] ?? (/[!-/:-@[-^`{-~]/.test(character) ? character : this.refuse(`\\${character}`))
		);
	}

	private characterClass(): Takes {
		const isNegated = this.took('^');
		const parts: Takes[] = [];
		do parts.push(this.classPart());
		while (!this.took(']'));
		return (character) => parts.some((takes) => takes(character)) !== isNegated;
	}

	private classPart(): Takes {
		const from = this.classCharacter();
		const isRange = this.next === '-' && this.characters[this.index + 1] !== ']';
		if (!isRange) return typeof from === 'string' ? (character) => character === from : from;
		this.take();
		const to = this.classCharacter();
		if (typeof from !== 'string' || typeof to !== 'string' || codeOf(from) > codeOf(to))
			this.refuse('a range');
		const [low, high] = [codeOf(String(from)), codeOf(String(to))];
		return (character) => codeOf(character) >= low && codeOf(character) <= high;
	}

	private classCharacter(): string | Takes {
		const character = this.take();
		if (character === '[' && this.next === ':') this.refuse('[:');
		return character === '\\' ? this.escaped() : character;
	}
}

function codeOf(character: string): number {
	return character.codePointAt(0) ?? 0;
}
