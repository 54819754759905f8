import { type Param, shown, textFrom } from '../../fields';
import type { Item } from '../../item';

/** A colour: `#RRGGBB`, or one of CSS's names, as GitLab takes them. */
export function color<K extends string>(name: K, description?: string): Param<K, string> {
	return {
		name,
		property: {
			displayName: 'Color',
			name,
			type: 'color',
			default: '#6699cc',
			...(description && { description }),
		},
		convert: colorOf,
	};
}

function colorOf(given: unknown, item: Item): string {
	const text = textFrom(given, 'Color', item).trim();
	// The editor's picker can add how opaque it is, which labels do not have.
	const digits = /^#?([\da-f]{6})(?:[\da-f]{2})?$/i.exec(text)?.[1];
	if (digits) return `#${digits}`;
	const short = /^#?([\da-f])([\da-f])([\da-f])$/i.exec(text)?.slice(1);
	if (short) return `#${short.map((digit) => digit + digit).join('')}`;
	if (/^[a-z]+$/i.test(text)) return text.toLowerCase();
	return item.fail(
		"'Color' is not a color that GitLab knows",
		`It is: ${shown(text)}. A color looks like #1f75cb, or is one of CSS's names, such as teal`,
	);
}
