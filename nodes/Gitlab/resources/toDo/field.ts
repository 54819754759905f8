import { path } from '../../client';
import { type List, entry, locator, required, textOf } from '../../fields';
import type { Field } from '../../operation';

const todos: List = {
	name: 'searchToDos',
	from: () => path`/todos`,
	query: { state: 'pending' },
	searchBy: 'names',
	countsMore: true,
	entry: entry('id', (todo) => `${textOf(todo.action_name).replaceAll('_', ' ')}: ${textOf(todo.body)}`),
};

/** The to-do that an operation works on: one of the user behind the credential. */
export const todo: Field<'toDo', number> = required(
	locator<'toDo', number>({
		name: 'toDo',
		displayName: 'To-Do',
		list: todos,
		id: { displayName: 'ID', example: '345', pattern: '\\d+' },
		knownBy: ({ id }) => id,
		resolve: (identifier) => Number(identifier),
	}),
);
