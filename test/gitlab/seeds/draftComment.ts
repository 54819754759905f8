import type { ResourceSeed } from '../base';
import { draftNotes } from '../resources/draftNote';
import { reviewedRequest } from './review';

/** A merge request with a thread, and drafts of a review: on a line, and as a reply that resolves the thread. */
export const seedForDrafts: ResourceSeed = ({ world }, { users, projects }) => {
	const { request, commit } = reviewedRequest(world, projects.website, {
		author: users.aiko,
		reviewers: [users.maria],
	});
	const thread = world.createNote(request, users.tom, 'Why eight?', { type: 'DiscussionNote' }).discussion_id;
	const [{ base, head }] = request.versions;
	const position = {
		...{ base_sha: base, start_sha: base, head_sha: head, position_type: 'text' as const },
		...{ old_path: 'src/cart.ts', new_path: 'src/cart.ts', old_line: 8, new_line: 8, line_range: null },
	};
	const reply = { in_reply_to_discussion_id: thread, resolve_discussion: true, commit_id: commit.id };
	const { id } = draftNotes.add(world, users.maria, request, { note: 'Seven will do', ...reply });
	draftNotes.add(world, users.maria, request, { note: 'Here too', position, ...reply });
	return {
		mergeRequest: [String(request.iid)],
		draftNote: [String(id)],
		filePath: ['src/cart.ts'],
		position: [JSON.stringify(position)],
		in_reply_to_discussion_id: [thread],
	};
};
