import { randomInt } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, path } from '../../../client';
import { restored, stored } from '../../../waiting/wait';
import { currentUser } from '../../shared/currentUser';
import type { Question } from './question';

/** A question is looked for among so many of the newest comments. */
const MOST_COMMENTS = 1_000;

/** No letters and digits that look alike. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const CODE = /n8n-[2-9A-HJKMNP-TV-Z]{8}(?![A-Z0-9])/gi;

/** What tells a question from all others; who has seen one can guess no other. */
export function newCode(): string {
	return `n8n-${Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;
}

/** Whether a text names a question by its code; undefined where it names none. */
export function names(text: string, { code }: Question): boolean | undefined {
	const codes = text.match(CODE)?.map((one) => one.toUpperCase());
	return codes && code !== undefined && codes.includes(code.toUpperCase());
}

/** What a text says beside the codes in it. */
export function withoutCodes(text: string): string {
	return text.replace(CODE, '').trim();
}

/** The newest comments on the thing of a question. */
async function newestComments(gitlab: Gitlab, { holder }: Question): Promise<IDataObject[]> {
	const query = { order_by: 'created_at', sort: 'desc', activity_filter: 'only_comments' };
	return await gitlab.list(path`${restored(holder)}/notes`, query, MOST_COMMENTS, { countsMore: true });
}

/** Comments outside of a question's thread that answer it by its code. */
export async function repliesByCode(
	gitlab: Gitlab,
	question: Question,
	inThread: readonly IDataObject[],
): Promise<IDataObject[]> {
	if (!question.code) return [];
	const known = new Set(inThread.map(({ id }) => id));
	return (await newestComments(gitlab, question)).filter(
		({ id, body }) => !known.has(id) && names(String(body), question),
	);
}

/** Tells a question's comment, hidden from readers. */
export function hiddenCode(code: string): string {
	return `<!-- n8n question: ${code} -->`;
}

/** The comment of a question whose link was given out before the comment was there; nobody else's with its code. */
export async function findByCode(gitlab: Gitlab, question: Question): Promise<string | undefined> {
	const { holder, code } = question;
	if (!code) return undefined;
	const me = await currentUser(gitlab, 'question');
	const found = (await newestComments(gitlab, question)).find(
		({ body, author }) =>
			String(body).includes(hiddenCode(code)) && (author as { id?: unknown } | null)?.id === me,
	);
	return found && stored(path`${restored(holder)}/notes/${Number(found.id)}`);
}
