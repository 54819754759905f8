import type { Base, Things } from '../base';
import type { Gitlab } from '../index';

/** A comment that begins a thread. */
export function seedForComments({ world }: Gitlab, { users, projects }: Base): Things {
	const issue = projects.website.issues.get(1);
	if (issue) world.createNote(issue, users.tom, 'Shall we wait for the font?', { type: 'DiscussionNote' });
	return {};
}
