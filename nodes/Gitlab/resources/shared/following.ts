import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, path } from '../../client';
import { type Operation, write } from '../../operation';
import { simpleTodo } from '../toDo/simple';
import { type Issuable, type Subject, listBelow } from './plain';

/**
 * Everyone who has to do with it.
 *
 * @see https://docs.gitlab.com/api/issues/#list-participants-in-an-issue
 * @see https://docs.gitlab.com/api/merge_requests/#retrieve-merge-request-participants
 */
export function participants({ noun, at }: Subject): Operation {
	return listBelow(at, path`/participants`, {
		name: 'Get Participants',
		action: `Get participants of ${noun}`,
		description: 'List everyone who wrote, was assigned or was mentioned',
	});
}

/**
 * Notifications for the user behind the credential.
 *
 * @see https://docs.gitlab.com/api/issues/#subscribe-to-an-issue
 * @see https://docs.gitlab.com/api/merge_requests/#subscribe-to-a-merge-request
 */
export function subscription({ noun, at, simplify }: Subject): Operation[] {
	const simplified = (row: IDataObject) => ({ ...simplify(row), subscribed: row.subscribed ?? null });
	return [
		write({
			name: 'Subscribe',
			action: `Subscribe to ${noun}`,
			description: `Turn on your notifications of ${noun}`,
			fields: [at],
			simplify: simplified,
			run: async ({ gitlab, at }) => await changeSubscription(gitlab, at, path`${at}/subscribe`),
		}),
		write({
			name: 'Unsubscribe',
			action: `Unsubscribe from ${noun}`,
			description: `Turn off your notifications of ${noun}`,
			fields: [at],
			simplify: simplified,
			run: async ({ gitlab, at }) => await changeSubscription(gitlab, at, path`${at}/unsubscribe`),
		}),
	];
}

/** GitLab answers 304 without a body where nothing had to change: then it is asked for what there is. */
export async function changeSubscription(gitlab: Gitlab, at: Path, wanted: Path): Promise<IDataObject> {
	const { status, body } = await gitlab.request({ method: 'POST', path: wanted });
	return status === 304 ? await gitlab.get(at) : (body as IDataObject);
}

/**
 * Marks it as something to do, for the user behind the credential.
 *
 * @see https://docs.gitlab.com/api/issues/#create-a-to-do-item
 * @see https://docs.gitlab.com/api/merge_requests/#create-a-to-do-item
 */
export function addTodo(kind: Issuable): Operation {
	return write({
		name: 'Add To-Do',
		action: `Add a to-do for ${kind.noun}`,
		description: `Put ${kind.noun} on your to-do list`,
		fields: [kind.at],
		simplify: simpleTodo,
		run: async ({ gitlab, at }) => {
			const { status, body } = await gitlab.request({ method: 'POST', path: path`${at}/todo` });
			return status === 304 ? await pending(gitlab, at, kind.type) : (body as IDataObject);
		},
	});
}

/** GitLab answers 304 without a body where there is a to-do for it already: this is that one. */
async function pending(gitlab: Gitlab, at: Path, type: Issuable['type']): Promise<IDataObject> {
	const target = await gitlab.get(at);
	const query = { state: 'pending', type, project_id: target.project_id };
	const todos = await gitlab.list(path`/todos`, query, undefined, { countsMore: true });
	const known = todos.find((todo) => (todo.target as IDataObject | null)?.id === target.id);
	return known ?? { state: 'pending', target_type: type, target, target_url: target.web_url };
}
