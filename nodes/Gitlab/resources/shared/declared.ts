import type { IDataObject } from 'n8n-workflow';

/**
 * Arguments as a query of GraphQL declares and passes them: only those that are given, so that older servers know
 * them.
 *
 * @param types GitLab's types by the arguments' names
 */
export function declared(
	types: Readonly<Record<string, string>>,
	given: IDataObject,
): { types: string; args: string } {
	const names = Object.keys(given).filter((name) => Object.hasOwn(types, name));
	return {
		types: names.map((name) => `, $${name}: ${types[name]}`).join(''),
		args: names.map((name) => `, ${name}: $${name}`).join(''),
	};
}
