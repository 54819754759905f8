/** An id of another system as it stands in a description. */
export interface ExternalId {
	/** The whole line that keeps it. */
	line: string;
	/** A plain word in that line to search for. */
	word: string;
}

/**
 * The line that keeps an id in a description: a Markdown link definition that nothing refers to, so it is
 * never shown. Comments (`<!-- -->`) are not shown either, but Postgres passes over them when it indexes text,
 * and so would GitLab's search. Ids that search would cut up are found by a checksum of theirs.
 *
 * @see https://docs.gitlab.com/user/markdown/#links
 */
export function externalId(id: string): ExternalId {
	const word = `n8n${checksum(id.trim())}`;
	const safe = encodeURIComponent(id.trim()).replace(
		/[()'*!~]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16)}`,
	);
	return { line: `${BEGINNING}${safe} ${word})`, word };
}

/** What every line that keeps an id begins with. */
const BEGINNING = '[//]: # (external-id ';

/**
 * Whether a description keeps the id: its last line of that kind does. Text that was taken over from somebody
 * else can bring such lines along, but the id is put after it.
 */
export function keeps(description: string, { line }: ExternalId): boolean {
	const kept = description.split(/\r?\n/).filter((one) => one.trimStart().startsWith(BEGINNING));
	return kept.at(-1)?.trim() === line;
}

/** A description that keeps the id: at its end, after an empty line, and once. */
export function keepIn(description: string, { line }: ExternalId): string {
	const others = description.split(/\r?\n/).filter((one) => one.trim() !== line);
	const text = others.join('\n').trimEnd();
	return text ? `${text}\n\n${line}` : line;
}

/** FNV-1a, 32 bit. Two ids may share one: it only narrows the search. */
function checksum(text: string): string {
	let hash = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
	return hash.toString(36);
}
