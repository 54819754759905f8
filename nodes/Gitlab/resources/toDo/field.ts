import { path } from '../../client/path';
import { entry, text } from '../../fields/entry';
import type { List } from '../../fields/list';
import { locator } from '../../fields/locator';
import { required } from '../../fields/param';
import type { Field } from '../../operation';

const todos: List = {
	name: 'searchToDos',
	from: () => path`/todos`,
	query: { state: 'pending' },
	searchBy: 'names',
	countsMore: true,
	entry: entry('id', (todo) => `${text(todo.action_name).replaceAll('_', ' ')}: ${text(todo.body)}`),
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
