/** One parameter of a link. No two parts of it can match the same character, so it reads in linear time. */
const PARAMETER = /[ \t]*;[ \t]*([^\s=;,"<]*)[ \t]*(?:=[ \t]*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|([^\s;,"<]*)))?/y;

/**
 * Where a `Link` header leads to: the target of its first link of a relation type, as it stands there.
 *
 * @param relation in lower case: `next`
 * @see https://www.rfc-editor.org/rfc/rfc8288#section-3
 */
export function linkTo(relation: string, header: string): string | undefined {
	let begin = header.indexOf('<');
	while (begin >= 0) {
		const end = header.indexOf('>', begin);
		if (end < 0) return undefined;
		const { relations, after } = parametersAt(end + 1, header);
		if (relations.includes(relation)) return header.slice(begin + 1, end);
		begin = header.indexOf('<', after);
	}
	return undefined;
}

/** The relation types of a link, and where its parameters end. Only its first `rel` counts. */
function parametersAt(start: number, header: string): { relations: string[]; after: number } {
	let relations: string[] | undefined;
	let after = start;
	for (;;) {
		PARAMETER.lastIndex = after;
		const found = PARAMETER.exec(header);
		if (!found) return { relations: relations ?? [], after };
		const [, name, quoted, plain] = found;
		if (name.toLowerCase() === 'rel') relations ??= (quoted ?? plain ?? '').toLowerCase().split(/\s+/);
		after = PARAMETER.lastIndex;
	}
}
