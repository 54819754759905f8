import { path } from '../../client';
import { type List, compose, entry, inPlace, placePage, required, textOf } from '../../fields';
import { locatorIn, projectOrGroup } from '../../fields/places';
import type { Field } from '../../operation';

const boards: List = {
	name: 'searchBoards',
	from: inPlace(path`/boards`),
	searchBy: 'names',
	entry: entry('id', (board) => textOf(board.name)),
};

const board: Field<'board', number> = required(
	locatorIn<'board', number>(
		{ to: 'either' },
		{
			name: 'board',
			displayName: 'Board',
			list: boards,
			url: {
				pattern: placePage(String.raw`boards\/(\d+)`),
				example: 'https://gitlab.com/group/project/-/boards/12',
			},
			id: { displayName: 'ID', example: '12', pattern: '\\d+' },
			knownBy: ({ id }) => id,
			resolve: (identifier) => Number(identifier),
		},
	),
);

/** The chosen board's path. */
export const at = compose(
	'at',
	[projectOrGroup, board],
	async (item) => path`${await projectOrGroup.read(item)}/boards/${await board.read(item)}`,
);
