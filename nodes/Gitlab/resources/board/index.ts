import { path } from '../../client';
import { limit } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { type Resource, read } from '../../operation';
import { getOne } from '../shared/plain';
import { at, simpleBoard, simpleList } from './field';

/**
 * @see https://docs.gitlab.com/api/boards/#list-board-lists-in-a-project-issue-board
 * @see https://docs.gitlab.com/api/group_boards/#list-group-issue-board-lists
 */
const getLists = read({
	name: 'Get Lists',
	description: 'List the columns of a board',
	fields: [at, limit],
	simplify: simpleList,
	run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/lists`, {}, limit),
});

/**
 * @see https://docs.gitlab.com/api/boards/#list-project-issue-boards
 * @see https://docs.gitlab.com/api/group_boards/#list-all-group-issue-boards-in-a-group
 */
const getMany = read({
	name: 'Get Many',
	description: 'List the boards of a project or group',
	fields: [projectOrGroup, limit],
	simplify: simpleBoard,
	run: async ({ gitlab, place, limit }) => await gitlab.list(path`${place}/boards`, {}, limit),
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
