import type { Note, Noteable } from '../world/model';
import type { View } from './user';
import { userBasic, userBasicOrNull } from './user';

function place(on: Noteable) {
	const project = 'project' in on ? on.project.id : null;
	if (on.kind === 'Commit')
		return { noteable_id: null, noteable_iid: null, project_id: project, commit_id: on.id };
	const noteable_iid = on.kind === 'Issue' || on.kind === 'MergeRequest' ? on.iid : null;
	return { noteable_id: on.id, noteable_iid, project_id: project, commit_id: null };
}

/** Comments of threads, but not those on commits and snippets. */
export function isResolvable({ type, on }: Note): boolean {
	const isInThread = type === 'DiscussionNote' || type === 'DiffNote';
	return isInThread && ['Epic', 'Issue', 'MergeRequest'].includes(on.kind);
}

export function noteEntity(view: View, note: Note) {
	const resolvable = isResolvable(note);
	const where = place(note.on);
	return {
		id: note.id,
		type: note.type,
		body: note.body,
		author: userBasic(view, note.author),
		created_at: note.created_at,
		updated_at: note.updated_at,
		system: note.system,
		noteable_id: where.noteable_id,
		noteable_type: note.on.kind,
		project_id: where.project_id,
		...(where.commit_id ? { commit_id: where.commit_id } : {}),
		resolvable,
		...(note.position ? { position: note.position, suggestions: note.suggestions } : {}),
		...(resolvable
			? {
					resolved: note.resolved_by !== null,
					resolved_by: userBasicOrNull(view, note.resolved_by),
					resolved_at: note.resolved_at,
				}
			: {}),
		confidential: note.internal,
		internal: note.internal,
		imported: false,
		imported_from: 'none',
		noteable_iid: where.noteable_iid,
		commands_changes: {},
		attachment: null,
	};
}
