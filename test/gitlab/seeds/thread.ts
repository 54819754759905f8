import type { Base, Things } from '../base';
import type { Gitlab, Noteable } from '../index';
import { reviewedRequest } from './review';

/** A thread on each kind of thing, and two on lines of changes. */
export function seedForThreads({ world }: Gitlab, { users, groups, projects }: Base): Things {
	const { website } = projects;
	const { request, commit } = reviewedRequest(world, website, { author: users.aiko, reviewers: [users.tom] });
	const [version] = request.versions;
	const epic = groups.acme.epics[0];
	const [snippet] = website.snippets;
	const issue = website.issues.get(1);
	const thread = (on: Noteable, body: string, more = {}) =>
		world.createNote(on, users.tom, body, { type: 'DiscussionNote', ...more }).discussion_id;
	const position = {
		base_sha: version.base,
		start_sha: version.base,
		head_sha: version.head,
		position_type: 'text' as const,
		old_path: 'src/cart.ts',
		new_path: 'src/cart.ts',
		old_line: 8,
		new_line: 8,
		line_range: null,
	};
	const done = { resolved_by: users.aiko, resolved_at: '2026-01-02T03:04:05.000Z' };
	const suggestion = {
		id: world.next('suggestion'),
		from_line: 8,
		to_line: 8,
		appliable: true,
		applied: false,
	};
	const contents = { from_content: 'cart 8\n', to_content: 'cart eight\n' };
	const onLine = { type: 'DiffNote', position, suggestions: [{ ...suggestion, ...contents }] };
	const discussion = [
		thread(request, 'Why eight?', onLine),
		thread(request, 'And why here?', { ...onLine, ...done }),
		...[issue, snippet, epic, commit].flatMap((on) => (on ? [thread(on, 'Shall we wait?')] : [])),
	];
	return {
		mergeRequest: [String(request.iid)],
		commit: [commit.id],
		discussion,
		filePath: ['src/cart.ts'],
		position: [JSON.stringify(position)],
	};
}
