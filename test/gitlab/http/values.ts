import { badParameter } from './refusal';

/** Parameters of a request, from its query and body together, as Grape gives them to GitLab's endpoints. */
export type Values = Record<string, unknown>;

const isAbsent = (value: unknown) => value === undefined;

/** Refuses the request unless all these are given. */
export function required(values: Values, ...names: string[]): void {
	const missing = names.filter((name) => isAbsent(values[name]) || values[name] === null);
	if (missing.length) throw badParameter(missing.map((name) => `${name} is missing`).join(', '));
}

/** Refuses the request unless one of these is given. */
export function someOf(values: Values, names: string[]): void {
	if (names.some((name) => !isAbsent(values[name]))) return;
	throw badParameter(`${names.join(', ')} are missing, at least one parameter must be provided`);
}

export function text(values: Values, name: string): string | undefined {
	const value = values[name];
	if (isAbsent(value) || value === null) return undefined;
	if (typeof value === 'object') throw badParameter(`${name} is invalid`);
	return String(value);
}

/** One of a few words; anything else is refused, as Grape does. */
export function choice<T extends string>(values: Values, name: string, allowed: readonly T[]): T | undefined {
	const value = text(values, name);
	if (value === undefined) return undefined;
	const found = allowed.find((word) => word === value);
	if (found === undefined) throw badParameter(`${name} does not have a valid value`);
	return found;
}

/** A whole number; an empty value is null, which for GitLab means "none". */
export function integer(values: Values, name: string): number | null | undefined {
	const value = values[name];
	if (isAbsent(value)) return undefined;
	if (value === null || value === '') return null;
	if (!/^-?\d+$/.test(String(value))) throw badParameter(`${name} is invalid`);
	return Number(value);
}

export function flag(values: Values, name: string): boolean | undefined {
	const value = values[name];
	if (isAbsent(value) || value === null || value === '') return undefined;
	if (['true', '1', 't'].includes(String(value))) return true;
	if (['false', '0', 'f'].includes(String(value))) return false;
	throw badParameter(`${name} is invalid`);
}

/** Several words: `a,b`, `x[]=a&x[]=b` or a JSON array. An empty value is an empty list. */
export function list(values: Values, name: string): string[] | undefined {
	const value = values[name];
	if (isAbsent(value)) return undefined;
	if (value === null) return [];
	const words = Array.isArray(value) ? value.map(String) : String(value).split(',');
	return words.map((word) => word.trim()).filter((word) => word !== '');
}

export function integers(values: Values, name: string): number[] | undefined {
	const words = list(values, name);
	if (words?.some((word) => !/^-?\d+$/.test(word))) throw badParameter(`${name} is invalid`);
	return words?.map(Number);
}

/** A point in time, in milliseconds. */
export function moment(values: Values, name: string): number | undefined {
	const value = text(values, name);
	if (value === undefined || value === '') return undefined;
	const time = Date.parse(value);
	if (Number.isNaN(time)) throw badParameter(`${name} is invalid`);
	return time;
}

/** A nested group of parameters, such as `not[labels]`. */
export function group(values: Values, name: string): Values {
	const value = values[name];
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {};
}
