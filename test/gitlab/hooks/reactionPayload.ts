import type { View } from '../entities/user';
import type { Note, Reaction } from '../world/model';
import { notePayload } from './notePayload';
import { stamp } from './parts';

/** Null for a reaction to a note in a group. */
export function reactionPayload(view: View, note: Note, { id, name, user, created_at }: Reaction) {
	const told = notePayload(view, note, 'create');
	if (!told) return null;
	const {
		object_attributes: attributes,
		event_type: _type,
		user: _author,
		repository: _place,
		...around
	} = told;
	const { url, action: _action, ...rest } = attributes;
	return {
		...around,
		object_kind: 'emoji',
		event_type: 'award',
		user: notePayload({ ...view, user }, { ...note, author: user }, 'create')?.user,
		object_attributes: {
			user_id: user.id,
			created_at: stamp(created_at),
			id,
			name,
			awardable_type: 'Note',
			awardable_id: note.id,
			updated_at: stamp(created_at),
			action: 'award',
			awarded_on_url: url,
		},
		note: { ...rest, discussion_id: note.discussion_id },
	};
}
