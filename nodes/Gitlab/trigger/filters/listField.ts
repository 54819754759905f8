import type { INodeProperties } from 'n8n-workflow';

/** What the user typed as a list: texts between commas, or a list from an expression. */
export function listed(value: unknown): string[] {
	const values: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(',');
	return values.map((one) => String(one).trim()).filter(Boolean);
}

/** A field for several texts between commas. */
export function listField(
	name: string,
	displayName: string,
	example: string,
	description: string,
): Omit<INodeProperties, 'displayOptions'> {
	return { displayName, name, type: 'string', default: '', placeholder: `e.g. ${example}`, description };
}
