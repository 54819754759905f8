import { type Gitlab, path } from '../../../client';
import { restored, stored } from '../../../waiting/wait';
import { currentUser } from '../../shared/currentUser';
import type { Question } from './question';

/** A question is looked for among so many of the newest comments. */
const MOST_COMMENTS = 1_000;

/** Tells a question's comment, hidden from readers. */
export function hiddenCode(code: string): string {
	return `<!-- n8n question: ${code} -->`;
}

/** The comment of a question whose link was given out before the comment was there; nobody else's with its code. */
export async function findByCode(gitlab: Gitlab, { holder, code }: Question): Promise<string | undefined> {
	if (!code) return undefined;
	const notes = path`${restored(holder)}/notes`;
	const query = { order_by: 'created_at', sort: 'desc', activity_filter: 'only_comments' };
	const me = await currentUser(gitlab, 'question');
	const found = (await gitlab.list(notes, query, MOST_COMMENTS, { countsMore: true })).find(
		({ body, author }) =>
			String(body).includes(hiddenCode(code)) && (author as { id?: unknown } | null)?.id === me,
	);
	return found && stored(path`${notes}/${Number(found.id)}`);
}
