import type { Base, Things } from '../base';
import type { Gitlab } from '../index';

/** A comment that begins a thread. */
export function seedForComments({ world }: Gitlab, { users, projects }: Base): Things {
	const issue = projects.website.issues.get(1);
	if (issue) world.createNote(issue, users.tom, 'Shall we wait for the font?', { type: 'DiscussionNote' });
	const request = projects.website.merge_requests.get(1);
	const suggestion = {
		id: world.next('suggestion'),
		from_line: 1,
		to_line: 1,
		appliable: true,
		applied: false,
	};
	const contents = {
		from_content: 'export const attempts = 3;\n',
		to_content: 'export const attempts = 5;\n',
	};
	if (request)
		world.createNote(request, users.tom, 'Five?', { suggestions: [{ ...suggestion, ...contents }] });
	return { suggestion: [String(suggestion.id)], suggestions: [String(suggestion.id)] };
}
