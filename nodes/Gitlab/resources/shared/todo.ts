import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, path } from '../../client';
import { type Operation, write } from '../../operation';
import { simpleTodo } from '../toDo/simple';
import type { Issuable } from './subject';

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
