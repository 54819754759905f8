/** Markup that is safe to put into a page. */
export class Html {
	constructor(readonly text: string) {}
}

type Value = Html | string | number | null | undefined | false | Value[];

function markup(value: Value): string {
	if (value instanceof Html) return value.text;
	if (Array.isArray(value)) return value.map(markup).join('');
	if (value === null || value === undefined || value === false) return '';
	return String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A template of markup: its values are escaped, unless they are markup themselves. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
	return new Html(parts.map((part, at) => part + markup(values[at])).join(''));
}
