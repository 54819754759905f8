import type { Param } from './param';
import { text } from './param';

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
			const entries = (Array.isArray(given) ? given : String(given).split(','))
				.map((entry) => String(entry).trim().replace(/^[#!]/, ''))
				.filter(Boolean);
			const wrong = entries.find((entry) => !/^\d+$/.test(entry));
			return wrong === undefined
				? entries.map(Number)
				: item.fail(`'${displayName}' holds something that is no number`, `It is: ${wrong}`);
		},
	};
}
