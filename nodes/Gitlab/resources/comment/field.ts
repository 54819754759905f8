import { type List, authorOf, beginningOf, END, entry, required, textOf } from '../../fields';
import { locatorIn, placeOfPage } from '../../fields/places';
import type { Field } from '../../operation';
import { hasNoteable, noteable } from './noteable';

const notes: List = {
	name: 'searchNotes',
	from: async (_place, item) => (hasNoteable(item) ? (await noteable.read(item)).notes : undefined),
	query: { sort: 'desc', activity_filter: 'only_comments' },
	countsMore: true,
	searchBy: 'names',
	entry: entry('id', (note) => [authorOf(note), beginningOf(textOf(note.body))].filter(Boolean).join(': ')),
};

/** Any page that leads to one of its comments. */
export const NOTE_URL = String.raw`^\s*https?:\/\/[^\/\s]+\/[\w.+-]+\/\S*#note_(\d+)${END}`;

/** The comment that an operation works on. */
export const note: Field<'note', number> = required(
	locatorIn<'note', number>(
		{ to: 'either' },
		{
			name: 'note',
			displayName: 'Comment',
			list: notes,
			url: { pattern: NOTE_URL, example: 'https://gitlab.com/group/project/-/issues/12#note_345' },
			id: { displayName: 'ID', example: '345', pattern: '\\d+' },
			knownBy: ({ id }) => id,
			resolve: (identifier, item, { url }) =>
				url && !placeOfPage(url, item) ? undefined : Number(identifier),
		},
	),
);
