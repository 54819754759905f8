import { type Param, text } from './param';
import { identifiersFrom, isDigits, numberFrom, shown } from './value';

/** Several issues or merge requests by their numbers (iids): a list, or text separated by commas. */
export function iidsParam<K extends string>(
	name: K,
	{ displayName, sendAs }: { displayName: string; sendAs?: string },
): Param<K, number[]> {
	const asText = text(name, {
		displayName,
		sendAs,
		placeholder: 'e.g. 3, 12',
		description: 'Numbers in the project, separated by commas',
	});
	return {
		...asText,
		convert: (given, item) => {
			const entries = identifiersFrom(given, displayName, item, { knownBy: ({ iid }) => iid }).map(
				({ text }) => text.replace(/^[#!]/, ''),
			);
			const wrong = entries.find((entry) => !isDigits(entry));
			return wrong === undefined
				? entries.map((entry) => numberFrom(entry, displayName, item))
				: item.fail(`'${displayName}' must only hold numbers`, `It is: ${shown(wrong)}`);
		},
	};
}
