import type { IDataObject } from 'n8n-workflow';
import type { Gitlab, Path } from '../../client';
import { write } from '../../operation';
import { at, simpleMergeRequest } from './field';

/** GitLab knows drafts by their title only: by these words before it, in any case, once or several times. */
const PREFIX = /^\s*(?:(?:draft:|\[draft\]|\(draft\))\s*)+/i;

/** Whether GitLab takes a merge request with this title for a draft. */
export function isDraft(title: string): boolean {
	return PREFIX.test(title);
}

/** The title of the same merge request as a draft; a title without words stays one, for GitLab to refuse. */
function asDraft(title: string): string {
	return isDraft(title) || !title.trim() ? title : `Draft: ${title}`;
}

/** The title of the same merge request when it is ready. */
function asReady(title: string): string {
	return title.replace(PREFIX, '');
}

/** The title that says whether it is a draft; anything but yes or no leaves it as it is. */
export function titled(title: string, draft: unknown): string {
	if (draft === true) return asDraft(title);
	return draft === false ? asReady(title) : title;
}

/** Changes a merge request's title, and what else is to be; nothing is sent where all is so already. */
export async function retitle(
	gitlab: Gitlab,
	at: Path,
	change: (title: string) => string,
	others: IDataObject = {},
): Promise<IDataObject> {
	const current = await gitlab.get(at);
	const title = change(String(current.title));
	const changes = title === current.title ? others : { ...others, title };
	return Object.keys(changes).length ? await gitlab.put(at, changes) : current;
}

/** @see https://docs.gitlab.com/user/project/merge_requests/drafts/ */
export const markAsDraft = write({
	name: 'Mark as Draft',
	action: 'Mark a merge request as draft',
	description: 'Keep a merge request from being merged',
	fields: [at],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, at }) => await retitle(gitlab, at, asDraft),
});

/** @see https://docs.gitlab.com/user/project/merge_requests/drafts/ */
export const markAsReady = write({
	name: 'Mark as Ready',
	action: 'Mark a merge request as ready',
	description: 'Let a merge request be merged',
	fields: [at],
	simplify: simpleMergeRequest,
	run: async ({ gitlab, at }) => await retitle(gitlab, at, asReady),
});
