import type { Resource } from '../../operation';
import { getOne } from '../shared/getOne';
import { at } from './field';
import { getLists } from './getLists';
import { getMany } from './getMany';
import { simpleBoard } from './simple';

/**
 * @see https://docs.gitlab.com/api/boards/#show-a-single-issue-board
 * @see https://docs.gitlab.com/api/group_boards/#single-group-issue-board
 */
const get = getOne({ noun: 'a board', at, simplify: simpleBoard });

export const board: Resource = {
	name: 'Board',
	description: 'Issue boards and their lists',
	operations: [get, getLists, getMany],
};
