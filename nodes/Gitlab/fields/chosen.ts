import type { Field } from '../operation';
import { type LocatorSpec, locator } from './locator';
import { labelOf, required } from './param';

/** A spec whose label follows from its name unless said. */
export type ChoiceSpec<K extends string, V> = Omit<LocatorSpec<K, V>, 'displayName'> & {
	displayName?: string;
};

/** What is known by GitLab's number of it. */
export function byId(example = '12'): Pick<LocatorSpec<string, number>, 'id' | 'knownBy' | 'resolve'> {
	return {
		id: { displayName: 'ID', example, pattern: '\\d+' },
		knownBy: ({ id }) => id,
		resolve: (identifier) => Number(identifier),
	};
}

/** What is known by its name. */
export function byName(
	example: string,
	rest: { pattern?: string; hint?: string } = {},
): Pick<LocatorSpec<string, string>, 'id' | 'knownBy' | 'resolve'> {
	return {
		id: { displayName: 'Name', example, ...rest },
		knownBy: ({ name }) => name,
		resolve: (identifier) => identifier,
	};
}

/** The thing that an operation works on: a locator that must hold something. */
export function chosen<K extends string, V>(spec: ChoiceSpec<K, V>): Field<K, V> {
	return required(locator({ displayName: labelOf(spec.name), ...spec }));
}
