import { type Param, text } from './param';
import { identifiersFrom } from './value';

/** Several texts: a list, or one text separated by commas. */
export function texts<K extends string>(
	name: K,
	looks: { displayName: string; placeholder: string; description?: string },
): Param<K, string[]> {
	return {
		...text(name, looks),
		convert: (given, item, path) =>
			identifiersFrom(given, looks.displayName, item, { path }).map(({ text: one }) => one),
	};
}
