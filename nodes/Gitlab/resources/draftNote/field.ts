import { path } from '../../client';
import { type List, beginningOf, byId, chosen, entry, isEmpty, textOf } from '../../fields';
import { project } from '../../fields/places';
import type { Item } from '../../item';
import { pick } from '../../simplify';
import { threadParam } from '../discussion/field';
import { at } from '../mergeRequest/field';

function isChosen(item: Item): boolean {
	return [project.key, 'mergeRequest'].every((name) => !isEmpty(item.value(name)));
}

/** GitLab gives them all at once, and only those of the credential's user. */
const drafts: List = {
	name: 'searchDraftComments',
	from: async (_place, item) => (isChosen(item) ? path`${await at.read(item)}/draft_notes` : undefined),
	isPaged: false,
	searchBy: 'names',
	entry: entry('id', ({ note }) => beginningOf(textOf(note))),
};

/** The draft comment that an operation works on. */
export const draft = chosen({
	name: 'draftNote',
	displayName: 'Draft Comment',
	list: drafts,
	...byId(),
});

/** The thread that a draft comment replies to. */
export const thread = threadParam({
	name: 'in_reply_to_discussion_id',
	displayName: 'Thread to Reply To',
	listName: 'searchMergeRequestThreads',
	threads: async (item) => (isChosen(item) ? path`${await at.read(item)}/discussions` : undefined),
});

/** What most workflows use of a draft comment. */
export const simpleDraft = pick(['id', 'note', 'author_id', 'discussion_id', 'resolve_discussion'], {
	path: 'position.new_path',
	old_line: 'position.old_line',
	new_line: 'position.new_line',
});
