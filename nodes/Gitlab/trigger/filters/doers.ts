import type { Happening } from '../output/happening';
import { read } from '../output/read';
import { doerOf } from '../output/simplified';

/** Somebody who did it, as far as the event tells. */
export interface Doer {
	id?: number;
	/** In small letters: GitLab tells usernames apart by nothing else. */
	username?: string;
}

/**
 * All who did what an event tells of; nobody where it does not say. GitLab tells of an edited comment as if its
 * author had edited it, but Maintainers may edit what others wrote.
 */
export function doersOf(happening: Happening): Doer[] {
	const doer = doerOf(happening);
	const { id, username } = doer ?? {};
	const known = {
		...idIn(id),
		...(typeof username === 'string' && username && { username: username.toLowerCase() }),
	};
	const doers: Doer[] = Object.keys(known).length ? [known] : [];
	const isComment = happening.event === 'comment';
	const editor = isComment ? idIn(read(happening.body, 'object_attributes.updated_by_id')) : {};
	const isOther = editor.id !== undefined && editor.id !== known.id;
	return isOther ? [known, editor] : doers;
}

function idIn(value: unknown): Pick<Doer, 'id'> {
	return Number.isSafeInteger(value) && Number(value) > 0 ? { id: Number(value) } : {};
}
