import { path } from '../../client';
import { type List, byId, entry, inPlace, placePage, textOf } from '../../fields';
import { atIn, chosenIn, projectOrGroup } from '../../fields/places';

const boards: List = {
	name: 'searchBoards',
	from: inPlace(path`/boards`),
	searchBy: 'names',
	entry: entry('id', (board) => textOf(board.name)),
};

const board = chosenIn('either', {
	name: 'board',
	list: boards,
	url: {
		pattern: placePage(String.raw`boards\/(\d+)`),
		example: 'https://gitlab.com/group/project/-/boards/12',
	},
	...byId(),
});

/** The chosen board's path. */
export const at = atIn(projectOrGroup, path`/boards`, board);
