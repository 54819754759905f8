import type { IDataObject } from 'n8n-workflow';
import { choice, compose, oneOf, required, shownFor, text } from '../../fields';
import type { Item } from '../../item';
import type { Field } from '../../operation';

/** An id of another system as it stands in a description. */
interface ExternalId {
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
function externalId(id: string): ExternalId {
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
function keeps(description: string, { line }: ExternalId): boolean {
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

/** How an issue is known again: by an id kept in its description, by a label that it alone has, or by its title. */
export type Match = ({ by: 'externalId' } & ExternalId) | { by: 'label'; label: string } | { by: 'title' };

const matchBy = choice(
	'matchBy',
	{ externalId: 'External ID', label: 'Label', title: 'Title' },
	{ displayName: 'Match By', description: 'How to find out whether it exists' },
);

const idText = required(
	text('externalId', {
		displayName: 'External ID',
		placeholder: 'e.g. crm-4711',
		description: 'In the other system; stored in the description, hidden from readers',
	}),
);

const labelText = required(
	text('matchLabel', {
		displayName: 'Matching Label',
		placeholder: 'e.g. alert::db-1',
		description: 'One that only this issue has; it is added',
	}),
);

/** What tells whether an issue is there already. */
export const match: Field<'match', Match> = {
	...compose(
		'match',
		[matchBy, shownFor('matchBy', ['externalId'], idText), shownFor('matchBy', ['label'], labelText)],
		async (item): Promise<Match> => {
			const by = oneOf(
				item.value('matchBy'),
				['externalId', 'label', 'title'],
				matchBy.property.displayName,
				item,
			);
			if (by === 'title') return { by };
			if (by === 'label') return { by, label: oneLabel(await labelText.read(item), item) };
			return { by: 'externalId', ...externalId(await idText.read(item)) };
		},
	),
	labels: { labels: 'Matching Label' },
};

/** In filters by label, commas stand between labels, and None and Any are no labels. */
function oneLabel(given: string, item: Item): string {
	const label = given.trim();
	return label.includes(',') || /^(?:any|none)$/i.test(label)
		? item.fail(`'Matching Label' cannot be ${label}`, 'Give one label, without commas.')
		: label;
}

/** What of GitLab's lists can hold the issue; GitLab searches loosely, so `isMatch` decides. */
export function queryFor(match: Match, title: string): IDataObject {
	if (match.by === 'label') return { labels: match.label };
	if (match.by === 'externalId') return { search: match.word, in: 'description' };
	const words = searchableWords(title);
	return words.length ? { search: words.join(' '), in: 'title' } : {};
}

/** Whether an issue is the one that is meant. */
export function isMatch(match: Match, title: string, issue: IDataObject): boolean {
	if (match.by === 'label') return ((issue.labels ?? []) as unknown[]).includes(match.label);
	if (match.by === 'title') return String(issue.title ?? '').trim() === title.trim();
	return keeps(String(issue.description ?? ''), match);
}

/** English words that GitLab's full text search passes over. */
const PASSED_OVER =
	/^(?:about|above|after|again|against|because|been|before|being|below|between|both|does|doing|down|during|each|from|further|have|having|here|hers|herself|himself|into|itself|just|more|most|myself|once|only|other|ours|ourselves|over|same|should|some|such|than|that|their|theirs|them|themselves|then|there|these|they|this|those|through|under|until|very|were|what|when|where|which|while|whom|will|with|your|yours|yourself|yourselves)$/i;

/**
 * Up to three words of a title that GitLab surely finds it by, whichever of its two ways of searching it uses:
 * parts of compounds, addresses and other scripts are cut up differently by each.
 */
function searchableWords(title: string): string[] {
	return title
		.split(/\s+/)
		.flatMap((word) => /^([A-Za-z]{4,40})[,;!?]*$/.exec(word)?.[1] ?? [])
		.filter((word) => !PASSED_OVER.test(word))
		.sort((a, b) => b.length - a.length)
		.slice(0, 3);
}
