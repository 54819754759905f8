import { read } from '../../operation';
import { at } from './field';
import { simpleBoard } from './simple';

/**
 * @see https://docs.gitlab.com/api/boards/#show-a-single-issue-board
 * @see https://docs.gitlab.com/api/group_boards/#single-group-issue-board
 */
export const get = read({
	name: 'Get',
	description: 'Retrieve a board',
	fields: [at],
	simplify: simpleBoard,
	run: async ({ gitlab, at }) => await gitlab.get(at),
});
