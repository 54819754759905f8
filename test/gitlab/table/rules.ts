import type { Call } from '../http/call';
import { badParameter } from '../http/refusal';
import type { Values } from '../http/values';
import * as values from '../http/values';
import type { User } from '../world/model';

export type Test<T> = (thing: T) => boolean;
/** One filter of a list: reads its parameter and gives the test, or nothing when it is not given. */
export type Rule<T> = (given: Values, name: string, call: Call) => Test<T> | undefined;

export const isNone = (word: string) => /^(none|no milestone|0)$/i.test(word);
export const isAny = (word: string) => /^(any|any milestone)$/i.test(word);

/** A filter by user: by id (also None and Any) or by username. */
export function byUser<T>(usersOf: (thing: T) => Array<User | null>, by: 'id' | 'username'): Rule<T> {
	return (given, name) => {
		const wanted = values.list(given, name);
		if (!wanted?.length) return undefined;
		const [first = ''] = wanted;
		const numeric = wanted.every((word) => /^\d+$/.test(word));
		if (by === 'id' && !numeric && !isNone(first) && !isAny(first)) throw badParameter(`${name} is invalid`);
		if (by === 'id' && isNone(first)) return (thing) => usersOf(thing).length === 0;
		if (by === 'id' && isAny(first)) return (thing) => usersOf(thing).length > 0;
		return (thing) =>
			wanted.every((word) => usersOf(thing).some((user) => user && String(user[by]) === word));
	};
}

/** A filter by one exact word. */
export function byWord<T>(wordOf: (thing: T) => string | null): Rule<T> {
	return (given, name) => {
		const wanted = values.text(given, name);
		return wanted === undefined || wanted === '' ? undefined : (thing) => wordOf(thing) === wanted;
	};
}

export function byFlag<T>(flagOf: (thing: T) => boolean): Rule<T> {
	return (given, name) => {
		const wanted = values.flag(given, name);
		return wanted === undefined ? undefined : (thing) => flagOf(thing) === wanted;
	};
}

export function byTime<T>(timeOf: (thing: T) => string | null, side: 'after' | 'before'): Rule<T> {
	return (given, name) => {
		const moment = values.moment(given, name);
		if (moment === undefined) return undefined;
		return (thing) => {
			const time = timeOf(thing);
			if (time === null) return false;
			return side === 'after' ? Date.parse(time) >= moment : Date.parse(time) <= moment;
		};
	};
}

export const byIids: Rule<{ iid: number }> = (given, name) => {
	const wanted = values.integers(given, name);
	return wanted?.length ? (thing) => wanted.includes(thing.iid) : undefined;
};

/** A filter by one of a few words, each with what passes it. */
export function byChoice<T>(passes: Record<string, Test<T>>): Rule<T> {
	return (given, name) => {
		const wanted = values.choice(given, name, Object.keys(passes));
		return wanted === undefined ? undefined : passes[wanted];
	};
}

/** A filter by a part of some text, in capitals or not. */
export function bySearch<T>(textOf: (thing: T) => string): Rule<T> {
	return (given, name) => {
		const wanted = values.text(given, name)?.toLowerCase();
		return wanted === undefined ? undefined : (thing) => textOf(thing).toLowerCase().includes(wanted);
	};
}

/** The things that pass all filters that a request names. */
export function passing<T>(call: Call, things: T[], rules: Record<string, Rule<T>>): T[] {
	const tests = Object.entries(rules).flatMap(([name, rule]) => rule(call.input, name, call) ?? []);
	return things.filter((thing) => tests.every((test) => test(thing)));
}
