import { type Param, labelOf, text } from './param';
import { identifiersFrom } from './value';

/** Several texts: a list, or one text separated by commas. */
export function texts<K extends string>(
	name: K,
	{
		cleared,
		displayName = labelOf(name),
		...looks
	}: { placeholder: string; displayName?: string; description?: string; cleared?: [] },
): Param<K, string[]> {
	return {
		...text(name, { displayName, ...looks }),
		cleared,
		convert: (given, item, path) =>
			identifiersFrom(given, displayName, item, { path }).map(({ text: one }) => one),
	};
}
