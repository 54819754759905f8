import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, path } from '../../client';
import { currentUser } from '../shared/currentUser';

/**
 * The comment that is rewritten in place: the credential's own that begins with this marker, the oldest where
 * there are several. It is made where there is none, and left alone where it says the same already.
 *
 * @param marker tells it from others on the same thing
 */
export async function writeSticky(
	gitlab: Gitlab,
	notes: Path,
	marker: string,
	body: string,
): Promise<IDataObject> {
	const hidden = hiddenText(marker);
	const content = { body: body.startsWith(hidden) ? body : `${hidden}\n${body}` };
	const key = `comment ${notes.encoded} ${hidden}`;
	return await gitlab.inTurn(key, async () => {
		// GitLab's list can lag behind what the run itself has just written, so the comment is kept.
		const sticky = await gitlab.once(key, async () => ({ note: await findOwn(gitlab, notes, hidden) }));
		const created = sticky.note === undefined;
		if (sticky.note === undefined) sticky.note = await gitlab.post(notes, content);
		else if (sticky.note.body !== content.body) {
			const changed = await gitlab.put(path`${notes}/${Number(sticky.note.id)}`, content);
			sticky.note = { ...sticky.note, ...changed };
		}
		return { ...sticky.note, created };
	});
}

/** Stands before the text: at its end an open code block could swallow it. */
function hiddenText(marker: string): string {
	// Two hyphens in a row end a comment of HTML.
	const safe = encodeURIComponent(marker.trim()).replace(/-(?=-|$)/g, '%2D');
	return `<!-- n8n comment: ${safe} -->`;
}

/**
 * Only who has written a comment is asked for, and only where one has the marker: anybody who may comment can
 * copy it. A comment without an author is nobody's.
 */
async function findOwn(gitlab: Gitlab, notes: Path, hidden: string): Promise<IDataObject | undefined> {
	const query = { order_by: 'created_at', sort: 'desc', activity_filter: 'only_comments' };
	const marked = (await gitlab.list(notes, query, undefined, { countsMore: true })).filter(
		({ body, system }) => !system && String(body).startsWith(hidden),
	);
	if (!marked.length) return undefined;
	const me = await currentUser(gitlab, 'comment');
	return marked.filter(({ author }) => (author as IDataObject | null)?.id === me).at(-1);
}
