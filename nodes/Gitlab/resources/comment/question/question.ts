import type { IDataObject } from 'n8n-workflow';
import type { Wait } from '../../../waiting/wait';
import type { Who } from './fields';

/** A question that waits for its answer. */
export interface Question extends Wait {
	for: 'answer';
	/** The thing that it is about, and what its comments are below, as `stored` has paths. */
	at: string;
	holder: string;
	/** What the thing's state was. */
	state?: string;
	who: Who;
	/** Whether any text is an answer; if not, the words that are. */
	free: boolean;
	approve: string[];
	decline: string[];
	/** Whether it is an agent's call that is asked about. */
	review: boolean;
	/** The thread that the question begins, once it is there, and its comment. */
	thread?: string;
	note?: number;
	/** Whether reactions to the comment answer. */
	reactions: boolean;
	/** By which its comment is found where it has a link, and replies outside of its thread where people are asked. */
	code?: string;
	/** Where people see the thing. */
	page?: string;
}

/** How a question ended. */
export type Ending = 'approved' | 'declined' | 'answered' | 'closed' | 'merged' | 'deleted' | 'timedOut';

/** Who said what, when and how. */
export interface Said {
	text?: string | null;
	user?: IDataObject | null;
	at?: string;
	by?: 'reply' | 'reaction' | 'link';
}

/** What the execution goes on with. n8n's agents look at `approved` and at `chatInput`. */
export function ended(
	{ free, review }: Question,
	ending: Ending,
	{ text = null, user, at = new Date().toISOString(), by }: Said = {},
): IDataObject {
	return {
		answer: ending,
		...(free ? {} : { approved: ending === 'approved' }),
		timedOut: ending === 'timedOut',
		text,
		user: user ? { id: user.id, username: user.username, name: user.name } : null,
		answeredBy: by ?? null,
		answeredAt: at,
		...(review && text && ending === 'declined' ? { chatInput: text } : {}),
	};
}
