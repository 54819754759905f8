import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { inLocator, isEmpty } from '../fields';
import type { Operation } from '../operation';

const LONGEST_VALUE = 80;
const FROM_MODEL = /\$fromAI\(\s*(["'`])([\w-]+)\1/gi;

/** What a tool was asked, in words: `Get many issues (Project: acme/website, State: opened)`. */
export function questionOf(
	{ name, action = name, fields }: Operation,
	value: (name: string) => unknown,
): string {
	const given = fields
		.flatMap(({ properties }) => properties)
		.flatMap((property) => valuesOf(property, value(property.name)));
	return given.length ? `${action} (${[...new Set(given)].join(', ')})` : action;
}

function valuesOf(property: INodeProperties, value: unknown): string[] {
	const { displayName, name, type, options = [] } = property;
	if (isEmpty(value) || name === 'limit' || value === property.default) return [];
	if (type === 'collection') {
		const members = value as Record<string, unknown>;
		return (options as INodeProperties[]).flatMap((member) => valuesOf(member, members[member.name]));
	}
	const held = inLocator(value)?.value ?? value;
	const text = typeof held === 'object' ? JSON.stringify(held) : String(held as string | number | boolean);
	return [`${displayName}: ${text.slice(0, LONGEST_VALUE)}`];
}

/** The names of the arguments that the model fills. */
export function modelArguments(context: IExecuteFunctions): string[] {
	const written = JSON.stringify(context.getNode().parameters);
	return [...new Set([...written.matchAll(FROM_MODEL)].map(([, , name]) => name))];
}
