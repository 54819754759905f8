import { read } from '../output/read';
import { actorOf } from '../output/simplified';
import type { WebhookEvent } from '../output/webhookEvent';

/** Somebody who did it, as far as the event tells. */
export interface Actor {
	id?: number;
	/** In small letters: GitLab tells usernames apart by nothing else. */
	username?: string;
}

/**
 * All who did what an event tells of; nobody where it does not say. GitLab tells of an edited comment as if its
 * author had edited it, but Maintainers may edit what others wrote.
 */
export function actorsOf(webhookEvent: WebhookEvent): Actor[] {
	const actor = actorOf(webhookEvent);
	const { id, username } = actor ?? {};
	const known = {
		...idIn(id),
		...(typeof username === 'string' && username && { username: username.toLowerCase() }),
	};
	const actors: Actor[] = Object.keys(known).length ? [known] : [];
	const isComment = webhookEvent.event === 'comment';
	const editor = isComment ? idIn(read(webhookEvent.body, 'object_attributes.updated_by_id')) : {};
	const isOther = editor.id !== undefined && editor.id !== known.id;
	return isOther ? [known, editor] : actors;
}

function idIn(value: unknown): Pick<Actor, 'id'> {
	return Number.isSafeInteger(value) && Number(value) > 0 ? { id: Number(value) } : {};
}
