import { pick } from '../../simplify';

/** What most workflows use of a draft comment. */
export const simpleDraft = pick(['id', 'note', 'author_id', 'discussion_id', 'resolve_discussion'], {
	path: 'position.new_path',
	old_line: 'position.old_line',
	new_line: 'position.new_line',
});
