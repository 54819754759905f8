import type { IDataObject } from 'n8n-workflow';
import type { Entry, List } from './list';

/** What a row is shown as, and which of its properties the field takes. */
export function entry(value: string, name: (row: IDataObject) => string): List['entry'] {
	return (row): Entry => ({
		name: name(row),
		value: textOf(row[value]),
		...(isWebAddress(row.web_url) ? { url: row.web_url } : {}),
	});
}

/** Who wrote a comment; GitLab names nobody where the user is gone. */
export function authorOf({ author }: IDataObject): string {
	return textOf((author as IDataObject | null | undefined)?.name) || 'Deleted user';
}

/** What people see first of a comment, on one line. */
export function beginningOf(body: string): string {
	const [before, ...hidden] = body.split('<!--');
	const visible = hidden.map((part) => (part.includes('-->') ? part.slice(part.indexOf('-->') + 3) : ''));
	const words = [before, ...visible].join('').replace(/\s+/g, ' ').trim();
	return words.length > 80 ? `${words.slice(0, 79)}…` : words;
}

/** A value of GitLab's as words; none where there is no value. */
export function textOf(value: unknown): string {
	return value === undefined || value === null ? '' : String(value);
}

/** What else a server gives, n8n's editor must not open. */
function isWebAddress(url: unknown): url is string {
	return typeof url === 'string' && /^https?:\/\//i.test(url);
}
