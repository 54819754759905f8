import { path } from '../../client';
import { type List, byId, entry, inPlace, placePage, textOf } from '../../fields';
import { atIn, chosenIn, projectOrGroup } from '../../fields/places';
import { pick } from '../../simplify';

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

/** What most workflows use of a board: how it is narrowed, and the labels of its lists. */
export const simpleBoard = pick(
	['id', 'name'],
	{ milestone: 'milestone.title', assignee: 'assignee.username', labels: 'labels.name' },
	['weight'],
	{ lists: 'lists.label.name' },
	['hide_backlog_list', 'hide_closed_list'],
);

/** What most workflows use of a list: it holds the issues of one label, milestone, iteration or assignee. */
export const simpleList = pick(
	['id', 'position'],
	{ label: 'label.name', milestone: 'milestone.title' },
	{ iteration: 'iteration.title', assignee: 'assignee.username' },
	['max_issue_count', 'max_issue_weight', 'limit_metric'],
);
