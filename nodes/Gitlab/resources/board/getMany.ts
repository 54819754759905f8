import { path } from '../../client';
import { limit } from '../../fields';
import { projectOrGroup } from '../../fields/places';
import { read } from '../../operation';
import { simpleBoard } from './simple';

/**
 * @see https://docs.gitlab.com/api/boards/#list-project-issue-boards
 * @see https://docs.gitlab.com/api/group_boards/#list-all-group-issue-boards-in-a-group
 */
export const getMany = read({
	name: 'Get Many',
	description: 'List the boards of a project or group',
	fields: [projectOrGroup, limit],
	simplify: simpleBoard,
	run: async ({ gitlab, place, limit }) => await gitlab.list(path`${place}/boards`, {}, limit),
});
