import { oneLine } from './line';
import type { Headers } from './message';

/** One parameter of a header. No two parts of it can match the same character, so it reads in linear time. */
const PARAMETER = /[ \t]*;[ \t]*([^\s=;"]*)[ \t]*(?:=[ \t]*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|([^\s;"]*)))?/y;
/** What the systems that n8n runs on take for a name. */
const LONGEST = 200;

/**
 * The name that a server gives a file, as a name: never a path.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6266#section-4.3
 */
export function fileNameIn(headers: Headers): string | undefined {
	const names = parametersOf(headers['content-disposition'] ?? '');
	return nameOf(decoded(names.get('filename*') ?? '')) ?? nameOf(names.get('filename') ?? '');
}

/** The MIME type in a text, without parameters. */
export function mimeTypeIn(text = ''): string | undefined {
	return /^[\w.+-]+\/[\w.+-]+/.exec(text)?.[0].toLowerCase();
}

/** The last part of a path, as a name that files can have. */
export function nameOf(path: string): string | undefined {
	const last = path.slice(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
	const name = oneLine(last, LONGEST);
	return /^\.*$/.test(name) ? undefined : name;
}

function parametersOf(header: string): Map<string, string> {
	const found = new Map<string, string>();
	PARAMETER.lastIndex = Math.max(0, header.indexOf(';'));
	for (let each = PARAMETER.exec(header); each; each = PARAMETER.exec(header)) {
		const [, name, quoted, plain = ''] = each;
		const key = name.toLowerCase();
		if (!found.has(key)) found.set(key, quoted?.replace(/\\(.)/g, '$1') ?? plain);
	}
	return found;
}

/** Text as RFC 8187 has it: `UTF-8''na%C3%AFve.txt`. */
function decoded(value: string): string {
	try {
		return /^utf-8'/i.test(value) ? decodeURIComponent(value.slice(value.lastIndexOf("'") + 1)) : '';
	} catch {
		return '';
	}
}
