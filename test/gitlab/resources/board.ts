import type { ResourceSeed } from '../base';
import { labelBasic, milestoneOrNull } from '../entities/issuable';
import { groupUrl, projectBasic } from '../entities/project';
import type { View } from '../entities/user';
import { userBasicOrNull } from '../entities/user';
import type { Route } from '../http/call';
import { inGroups, inProjects } from '../table/places';
import type { Row } from '../table/rows';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { Holding, Label, Milestone, User } from '../world/model';
import type { Iteration } from '../world/planning';
import { iterationEntity, iterations, seedIterations } from './iteration';

interface BoardList extends Row<Board> {
	label: Label | null;
	milestone: Milestone | null;
	iteration: Iteration | null;
	assignee: User | null;
	position: number;
	max_issue_count: number;
}

interface Board extends Row {
	name: string;
	milestone: Milestone | null;
	assignee: User | null;
	labels: Label[];
	weight: number | null;
}

const READ_ONLY = { verbs: ['list' as const, 'get' as const] };
const HERE = { write: 50 };

/**
 * @see https://docs.gitlab.com/api/boards/
 * @see https://docs.gitlab.com/api/group_boards/
 */
export const boards = new Table<Board>({
	name: 'board',
	places: [inProjects('boards', HERE, READ_ONLY), inGroups('boards', HERE, READ_ONLY)],
	key: byNumber('board_id', 'id'),
	fields: {},
	fresh: (_by, { kind }, world) => ({
		// Counted apart, so that what is tried in both kinds of places has one number.
		id: world.next(`board of a ${kind}`),
		milestone: null,
		assignee: null,
		labels: [],
		weight: null,
	}),
	entity: (call, board) => ({
		id: board.id,
		name: board.name,
		hide_backlog_list: false,
		hide_closed_list: false,
		...placeOf(call, board.holder),
		lists: boardLists.of(board).map((list) => listEntity(call, list)),
		milestone: milestoneOrNull(call, board.milestone),
		assignee: userBasicOrNull(call, board.assignee),
		labels: board.labels.map(labelBasic),
		weight: board.weight,
	}),
	example: { create: {}, params: { board_id: '1' } },
});

function placeOf(view: View, holder: Holding) {
	return holder.kind === 'project'
		? { project: projectBasic(view, holder), group: null }
		: { project: null, group: { id: holder.id, web_url: groupUrl(view, holder), name: holder.name } };
}

/** @see https://docs.gitlab.com/api/boards/#list-board-lists-in-a-project-issue-board */
export const boardLists: Table<BoardList, Board> = new Table({
	name: 'board list',
	places: boards.below('lists', HERE).map((place) => ({ ...place, ...READ_ONLY })),
	key: byNumber('list_id', 'id'),
	fields: {},
	fresh: (_by, board, world) => ({
		id: world.next(`list of a ${board.holder.kind}'s board`),
		label: null,
		milestone: null,
		iteration: null,
		assignee: null,
		position: boardLists.of(board).length,
		max_issue_count: 0,
	}),
	entity: listEntity,
	example: { create: {}, params: { board_id: '1', list_id: '1' } },
});

function listEntity(view: View, list: BoardList) {
	const { assignee } = list;
	return {
		id: list.id,
		label: list.label && labelBasic(list.label),
		position: list.position,
		milestone: milestoneOrNull(view, list.milestone),
		iteration: list.iteration && iterationEntity(view, list.iteration),
		assignee: assignee && {
			id: assignee.id,
			username: assignee.username,
			public_email: assignee.public_email,
			name: assignee.name,
		},
		max_issue_count: list.max_issue_count,
		max_issue_weight: 0,
		limit_metric: 'issue_count',
	};
}

export const boardRoutes: Route[] = [...boards.routes, ...boardLists.routes];

/** A board of the project and one of the group, with a list of each kind. */
export const seedBoards: ResourceSeed = async (gitlab, base) => {
	await seedIterations(gitlab, base);
	const { world } = gitlab;
	const { users, groups, projects } = base;
	const ids = [projects.website, groups.acme].map((holder) => {
		const label = world.createLabel(holder, { name: 'Doing' });
		const milestone = world.createMilestone(holder, { title: 'For the board' });
		const board = boards.add(world, users.maria, holder, {
			name: `${holder.name} board`,
			milestone,
			assignee: users.aiko,
			labels: [label],
			weight: 3,
		});
		const kinds: Array<Partial<BoardList>> = [
			{ label, max_issue_count: 5 },
			{ milestone },
			{ assignee: users.aiko },
			{ iteration: iterations.of(groups.acme)[0] },
		];
		for (const kind of kinds) boardLists.add(world, users.maria, board, kind);
		return String(board.id);
	});
	return { board: ids };
};
