import { path } from '../../client';
import { type List, byId, chosen, entry, textOf } from '../../fields';

const todos: List = {
	name: 'searchToDos',
	from: () => path`/todos`,
	query: { state: 'pending' },
	searchBy: 'names',
	countsMore: true,
	entry: entry('id', (todo) => `${textOf(todo.action_name).replaceAll('_', ' ')}: ${textOf(todo.body)}`),
};

/** The to-do that an operation works on: one of the user behind the credential. */
export const todo = chosen({
	name: 'toDo',
	displayName: 'To-Do',
	list: todos,
	...byId('345'),
});
