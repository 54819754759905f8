import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, isFailure, path } from '../../../client';
import { restored, stored } from '../../../waiting/wait';
import type { Watcher } from '../../../waiting/watcher';
import { closedAs } from './closing';
import { findByCode, names, repliesByCode, withoutCodes } from './code';
import { visited } from './link';
import { outcomeOf } from './message';
import { type Ending, type Question, type Said, ended } from './question';

/** What may be an answer, before it is known whether that person may give it. */
interface Candidate extends Said {
	ending: Ending;
	user: IDataObject;
	at: string;
}

/** Waits until somebody who may answer a question has answered it, or it is of no use any more. */
export const answerWatcher: Watcher<Question> = {
	name: 'answer',
	events: [
		...['note_events', 'confidential_note_events', 'emoji_events'],
		...['issues_events', 'confidential_issues_events', 'merge_requests_events'],
	],
	look,
	concerns,
	isVisited: ({ who }) => who === 'link',
	visit: visited,
	commentOf: async (gitlab, question) => question.comment ?? (await findByCode(gitlab, question)),
	outcome: outcomeOf,
};

/** Whether it is about the question's thread, its comment, or the end of its thing. */
function concerns(told: IDataObject, question: Question): boolean {
	const { at, thread, note } = question;
	const { object_kind: kind, object_attributes, issue, merge_request: mergeRequest } = told;
	const {
		discussion_id: where,
		awardable_id: awarded,
		iid,
		state,
	} = Object(object_attributes) as IDataObject;
	const isThing = (number: unknown) => at.endsWith(`/${String(number)}`);
	if (kind === 'emoji') return awarded === note;
	if (kind !== 'note') return isThing(iid) && (state === 'closed' || state === 'merged');
	if (names(String(Object(object_attributes as unknown).note), question)) return true;
	// Servers that do not tell the thread tell at least on what it is.
	const on = Object(issue ?? mergeRequest) as IDataObject;
	return where === undefined ? on.iid === undefined || isThing(on.iid) : where === thread;
}

/** The first answer in time counts, whichever it is that GitLab tells of. */
async function look(gitlab: Gitlab, question: Question): Promise<IDataObject[] | undefined> {
	const { thread, note } = question;
	if (!thread || !note) return undefined;
	const thing = await gitlab.get(restored(question.at));
	const notes = await notesIn(gitlab, question, thread);
	if (!notes) return [ended(question, 'deleted')];
	const [asked, ...inThread] = notes;
	const replies = [...inThread, ...(await repliesByCode(gitlab, question, notes))];
	const reactions = question.reactions
		? await gitlab.list(path`${restored(question.holder)}/notes/${note}/award_emoji`)
		: [];
	const candidates = [
		...replies.flatMap((reply) => candidateIn(question, reply)),
		...reactions.flatMap(candidateInReaction),
	].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
	for (const { ending, ...said } of candidates) {
		if (await mayAnswer(gitlab, question, { user: said.user, asked })) return [ended(question, ending, said)];
	}
	const closing = closedAs(question, thing);
	return closing && [ended(question, closing)];
}

async function notesIn(
	gitlab: Gitlab,
	{ holder }: Question,
	thread: string,
): Promise<IDataObject[] | undefined> {
	const found = await unlessMissing(gitlab.get(path`${restored(holder)}/discussions/${thread}`));
	return found && (found.notes as IDataObject[]);
}

/**
 * A reply that was changed is none: Maintainers can change what others wrote, and GitLab does not say who did.
 */
function candidateIn(question: Question, reply: IDataObject): Candidate[] {
	const { body, system, author, created_at, updated_at } = reply;
	// A reply in this thread may name another question.
	if (names(String(body), question) === false) return [];
	const text = withoutCodes(String(body));
	const ending = endingIn(question, text);
	if (system || !author || created_at !== updated_at || !ending) return [];
	return [{ ending, text, user: author as IDataObject, at: String(created_at), by: 'reply' as const }];
}

function endingIn({ free, approve, decline }: Question, text: string): Ending | undefined {
	if (free) return text.trim() ? 'answered' : undefined;
	if (beginsWith(text, decline)) return 'declined';
	return beginsWith(text, approve) ? 'approved' : undefined;
}

function beginsWith(text: string, words: string[]): boolean {
	const begin = text.trimStart().toLowerCase();
	return words.some((word) => begin.startsWith(word) && !/^[\p{L}\p{N}]/u.test(begin.slice(word.length)));
}

/** Hands of any color. */
function candidateInReaction({ name, user, created_at }: IDataObject): Candidate[] {
	const ending = /^thumbs(up|down)(?:_tone\d)?$/.exec(String(name))?.[1];
	if (!ending || !user) return [];
	return [
		{
			ending: ending === 'up' ? 'approved' : 'declined',
			user: user as IDataObject,
			at: String(created_at),
			by: 'reaction',
		},
	];
}

/**
 * Who has asked answers only where named: an agent could else answer itself, with a tool that comments.
 */
async function mayAnswer(
	gitlab: Gitlab,
	{ who, project }: Question,
	{ user, asked }: { user: IDataObject; asked: IDataObject },
): Promise<boolean> {
	if (who === 'link') return false;
	if ('users' in who) return who.users.includes(Number(user.id));
	if (user.id === (asked.author as IDataObject | null)?.id) return false;
	const member = path`/projects/${project}/members/all/${Number(user.id)}`;
	const found = await unlessMissing(gitlab.get(member));
	const { access_level: level, membership_state: state = 'active' } = found ?? {};
	return state === 'active' && Number(level) >= who.role;
}

async function unlessMissing(asked: Promise<IDataObject>): Promise<IDataObject | undefined> {
	return await asked.catch((error: unknown) => {
		if (!isFailure(error, 'notFound')) throw error as Error;
		return undefined;
	});
}

/** The comment of a question in a thread. */
export function commentAt({ holder, thread = '', note = 0 }: Question): string {
	return stored(path`${restored(holder)}/discussions/${thread}/notes/${note}`);
}
