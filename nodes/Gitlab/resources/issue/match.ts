import type { IDataObject } from 'n8n-workflow';
import { choice, compose, oneOf, required, shownFor, text } from '../../fields';
import type { Item } from '../../item';
import type { Field } from '../../operation';
import { type ExternalId, externalId, keeps } from './externalId';

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
