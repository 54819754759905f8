import type { Note, Noteable } from '../world/model';
import { noteEntity } from './note';
import type { View } from './user';

/** Comments of one thread, oldest first. */
export interface Discussion {
	id: string;
	notes: Note[];
}

/** The threads on a thing, by their oldest comments. */
export function discussionsOn({ notes }: Noteable): Discussion[] {
	const threads = new Map<string, Note[]>();
	for (const note of notes)
		threads.set(note.discussion_id, [...(threads.get(note.discussion_id) ?? []), note]);
	return [...threads].map(([id, inIt]) => ({ id, notes: inIt }));
}

export function discussionEntity(view: View, { id, notes }: Discussion) {
	return {
		id,
		individual_note: notes[0]?.type === null,
		notes: notes.map((note) => noteEntity(view, note)),
	};
}
