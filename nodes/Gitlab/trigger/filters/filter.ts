import type { INodeProperties } from 'n8n-workflow';
import type { Happening } from '../output/happening';
import type { Me } from './me';

/** One entry of 'Filters': what the user sees, and whether an event gets past it. */
export interface Filter {
	readonly field: Omit<INodeProperties, 'displayOptions'>;
	/** The kinds of events that it narrows, by their flags; all others get past it. All, where not said. */
	readonly flags?: readonly string[];
	/**
	 * @param value what the user chose: anything, as it may be an expression's
	 * @param me the credential's own user, where it is known
	 */
	accepts(happening: Happening, value: unknown, me?: Me): boolean;
}

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
): Filter['field'] {
	return { displayName, name, type: 'string', default: '', placeholder: `e.g. ${example}`, description };
}
