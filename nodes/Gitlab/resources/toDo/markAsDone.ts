import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { write } from '../../operation';
import { todo } from './field';
import { simpleTodo } from './simple';

/** @see https://docs.gitlab.com/api/todos/#mark-a-to-do-item-as-done */
export const markAsDone = write({
	name: 'Mark as Done',
	action: 'Mark a to-do as done',
	description: 'Take a to-do off your list',
	fields: [todo],
	simplify: simpleTodo,
	run: async ({ gitlab, toDo }) => await gitlab.post(path`/todos/${toDo}/mark_as_done`),
});

/** @see https://docs.gitlab.com/api/todos/#mark-all-to-do-items-as-done */
export const markAllAsDone = write({
	name: 'Mark All as Done',
	action: 'Mark all to-dos as done',
	description: 'Empty your to-do list',
	fields: [],
	run: async ({ gitlab }): Promise<IDataObject> => {
		await gitlab.request({ method: 'POST', path: path`/todos/mark_as_done` });
		return { done: true };
	},
});
