import type { Values } from '../http/values';
import * as values from '../http/values';

/** Reads a parameter; undefined when it is not given. A refusal when it is not of its kind. */
export type Reader<V> = (given: Values, name: string) => V | undefined;

type Verb = 'create' | 'update';

/** A property that requests can give. */
export interface Field<V> {
	read: Reader<V>;
	/** Whether it must be given to create. */
	required: boolean;
	/** What it is otherwise. */
	initial?: V;
	/** The one request that takes it; both do without this. */
	only?: Verb;
	/** The parameter's name where it is not the property's. */
	as?: Partial<Record<Verb, string>>;
}

export const required = <V>(read: Reader<V>, more: Partial<Field<V>> = {}): Field<V> => ({
	read,
	required: true,
	...more,
});

export const optional = <V>(read: Reader<V>, initial?: V, more: Partial<Field<V>> = {}): Field<V> => ({
	read,
	required: false,
	initial,
	...more,
});

export const oneOf =
	<W extends string>(...allowed: W[]): Reader<W> =>
	(given, name) =>
		values.choice(given, name, allowed);

/** A text of which an empty value leaves nothing. */
export const textOrNull: Reader<string | null> = (given, name) =>
	name in given ? values.text(given, name) || null : undefined;

export type Fields<T> = { [K in keyof T]?: Field<T[K]> };

/** The parameters that a request of this kind takes, each with the property that it is for. */
export function parametersOf<T>(
	fields: Fields<T>,
	verb: Verb,
): Array<[parameter: string, property: keyof T]> {
	return (Object.keys(fields) as Array<keyof T & string>)
		.filter((property) => (fields[property]?.only ?? verb) === verb)
		.map((property) => [fields[property]?.as?.[verb] ?? property, property]);
}

/** The parameters without which nothing is created. */
export function requiredOf<T>(fields: Fields<T>): string[] {
	return parametersOf(fields, 'create').flatMap(([name, property]) =>
		fields[property]?.required ? [name] : [],
	);
}

/** The properties that a request gives. */
export function givenOf<T>(fields: Fields<T>, verb: Verb, given: Values): Partial<T> {
	const read = parametersOf(fields, verb).map(([name, property]) => [
		property,
		fields[property]?.read(given, name),
	]);
	return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** The properties of what is new and not given. */
export function initialOf<T>(fields: Fields<T>): Partial<T> {
	const all = Object.entries(fields) as Array<[string, Field<unknown>]>;
	return Object.fromEntries(all.map(([property, { initial }]) => [property, initial])) as Partial<T>;
}
