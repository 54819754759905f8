import { type List, authorOf, beginningOf, END, entry, textOf } from '../../fields';
import { chosenIn, placeOfPage } from '../../fields/places';
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
export const chosenNote = chosenIn('either', {
	name: 'note',
	displayName: 'Comment',
	list: notes,
	url: { pattern: NOTE_URL, example: 'https://gitlab.com/group/project/-/issues/12#note_345' },
	id: { displayName: 'ID', example: '345', pattern: '\\d+' },
	knownBy: ({ id }) => id,
	resolve: (identifier, item, { url }) => (url && !placeOfPage(url, item) ? undefined : Number(identifier)),
});
