import type { ResourceSeed } from '../base';
import { todoEntity } from '../entities/issue';
import type { Call, Route } from '../http/call';
import { Answer, me, pathNumber } from '../http/call';
import { page } from '../http/paging';
import { notFound } from '../http/refusal';
import type { Rule } from '../table/rules';
import { byChoice, byUser, passing } from '../table/rules';
import * as values from '../http/values';
import { groupsAbove } from '../world/arrange';
import type { Todo, User } from '../world/model';
import type { World } from '../world/world';

const byNumber =
	(numbersOf: (todo: Todo) => number[]): Rule<Todo> =>
	(given, name) => {
		const wanted = values.integer(given, name);
		return typeof wanted === 'number' ? (todo) => numbersOf(todo).includes(wanted) : undefined;
	};

const filters: Record<string, Rule<Todo>> = {
	action: (given, name) => {
		const wanted = values.text(given, name);
		return wanted === undefined ? undefined : ({ action_name }) => action_name === wanted;
	},
	author_id: byUser(({ author }) => [author], 'id'),
	project_id: byNumber(({ target }) => [target.project.id]),
	group_id: byNumber(({ target }) => groupsAbove(target.project).map(({ id }) => id)),
	type: (given, name) => {
		const wanted = values.text(given, name);
		return wanted === undefined ? undefined : ({ target }) => target.kind === wanted;
	},
	state: byChoice({
		pending: ({ state }) => state === 'pending',
		done: ({ state }) => state === 'done',
	}),
};

const ownOf = (call: Call) => call.world.todos.filter(({ user }) => user === me(call));

function list(call: Call) {
	const pending = { ...call, input: { state: 'pending', ...call.input } };
	return page(call, passing(pending, ownOf(call), filters).reverse(), (todo) => todoEntity(call, todo));
}

function markAsDone(call: Call) {
	const todo = ownOf(call).find(({ id }) => id === pathNumber(call, 'id'));
	if (!todo) throw notFound();
	todo.state = 'done';
	return todoEntity(call, todo);
}

function markAllAsDone(call: Call) {
	for (const todo of ownOf(call)) todo.state = 'done';
	return new Answer(204);
}

/** @see https://docs.gitlab.com/api/todos/ */
export const todoRoutes: Route[] = [
	['GET', 'todos', list],
	['POST', 'todos/mark_as_done', markAllAsDone],
	['POST', 'todos/:id/mark_as_done', markAsDone],
];

/** Puts something on a user's list. */
export function addTodo(world: World, user: User, more: Partial<Todo> & Pick<Todo, 'target'>): Todo {
	const todo: Todo = {
		id: world.next('todo'),
		user,
		author: user,
		action_name: 'marked',
		state: 'pending',
		created_at: world.now(),
		...more,
	};
	world.todos.push(todo);
	return todo;
}

/** Two things to do, one that is done, and one of somebody else. */
export const seedTodos: ResourceSeed = ({ world }, { users, projects }) => {
	const [first] = projects.website.issues.values();
	const target = first ?? world.createIssue(projects.website, { title: 'Fonts', author: users.tom });
	const own = (['pending', 'pending', 'done'] as const).map((state, at) =>
		addTodo(world, users.maria, {
			target,
			state,
			author: users.jonas,
			action_name: at ? 'mentioned' : 'assigned',
		}),
	);
	addTodo(world, users.tom, { target });
	return { toDo: own.slice(0, 2).map(({ id }) => String(id)) };
};
