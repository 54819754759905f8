import { path } from '../../client';
import { projectOrGroup } from '../../fields/places';
import type { Resource } from '../../operation';
import { getOne, listBelow } from '../shared/plain';
import { at, simpleBoard, simpleList } from './field';

/**
 * @see https://docs.gitlab.com/api/boards/#list-board-lists-in-a-project-issue-board
 * @see https://docs.gitlab.com/api/group_boards/#list-group-issue-board-lists
 */
const getLists = listBelow(at, path`/lists`, {
	name: 'Get Lists',
	description: 'List the columns of a board',
	simplify: simpleList,
});

/**
 * @see https://docs.gitlab.com/api/boards/#list-project-issue-boards
 * @see https://docs.gitlab.com/api/group_boards/#list-all-group-issue-boards-in-a-group
 */
const getMany = listBelow(projectOrGroup, path`/boards`, {
	name: 'Get Many',
	description: 'List the boards of a project or group',
	simplify: simpleBoard,
});

/**
 * @see https://docs.gitlab.com/api/boards/#show-a-single-issue-board
 * @see https://docs.gitlab.com/api/group_boards/#single-group-issue-board
 */
const get = getOne({ at, simplify: simpleBoard });

export const board: Resource = {
	name: 'Board',
	description: 'Issue boards and their lists',
	operations: [get, getLists, getMany],
};
