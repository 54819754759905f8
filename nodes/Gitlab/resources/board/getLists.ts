import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { at } from './field';
import { simpleList } from './simple';

/**
 * @see https://docs.gitlab.com/api/boards/#list-board-lists-in-a-project-issue-board
 * @see https://docs.gitlab.com/api/group_boards/#list-group-issue-board-lists
 */
export const getLists = read({
	name: 'Get Lists',
	action: 'Get lists of a board',
	description: 'List the columns of a board',
	fields: [at, limit],
	simplify: simpleList,
	run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/lists`, {}, limit),
});
