import { discussionsOn } from '../entities/discussion';
import { levelIn, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me } from '../http/call';
import { forbidden, Refusal } from '../http/refusal';
import { choice, flag, text } from '../http/values';
import { mergeRequestOf } from '../routes/mergeRequests';
import { runQuickActions } from '../routes/quickActions';
import type { Reader } from '../table/fields';
import { optional, required } from '../table/fields';
import type { Place } from '../table/places';
import type { Row } from '../table/rows';
import { Table } from '../table/table';
import type { MergeRequest, Note, Position, User } from '../world/model';
import { LEVEL } from '../world/model';
import { setReviewState } from '../world/reviewState';
import { codeAt } from './discussion';
import { positionIn } from './position';
import { suggestionsIn } from './suggestion';

interface DraftNote extends Row<MergeRequest> {
	note: string;
	author: User;
	position: Position | null;
	in_reply_to_discussion_id: string | null;
	commit_id: string | null;
	resolve_discussion: boolean;
}

const PLACE: Place<MergeRequest> = {
	path: 'projects/:id/merge_requests/:merge_request_iid/draft_notes',
	holder: (call) => mergeRequestOf(call),
	roles: projectOf,
	may: { write: LEVEL.guest },
};

const positionOrNull: Reader<Position | null> = (given, name) => positionIn(given, name);

const NOWHERE = Object.fromEntries(
	['base_sha', 'start_sha', 'head_sha', 'old_path', 'new_path', 'old_line', 'new_line', 'line_range'].map(
		(name) => [name, null],
	),
);

const isMine = (call: Call) => (draft: DraftNote) => draft.author === call.user;

/**
 * Everybody has drafts of their own. A line that is not there is only found out when they are published.
 *
 * @see https://docs.gitlab.com/api/draft_notes/
 */
export const draftNotes: Table<DraftNote, MergeRequest> = new Table<DraftNote, MergeRequest>({
	name: 'draft note',
	places: [PLACE],
	key: {
		param: 'draft_note_id',
		property: 'id',
		find: (call, rows) =>
			rows.filter(isMine(call)).find(({ id }) => String(id) === call.params.draft_note_id),
	},
	fields: {
		note: required(text),
		position: optional(positionOrNull, null),
		in_reply_to_discussion_id: optional(text, null, { only: 'create' }),
		commit_id: optional(text, null, { only: 'create' }),
		resolve_discussion: optional(flag, false, { only: 'create' }),
	},
	fresh: (author) => ({ author }),
	check: ({ in_reply_to_discussion_id: thread, holder, note }) => {
		if (!note.trim()) throw new Refusal(400, { message: { note: ["can't be blank"] } });
		if (thread && !discussionsOn(holder).some(({ id }) => id === thread))
			throw new Refusal(400, { message: { base: ['Thread to reply to cannot be found'] } });
	},
	unpaged: true,
	shown: (call, request) => draftNotes.of(request).filter(isMine(call)),
	entity: (_call, draft) => ({
		id: draft.id,
		author_id: draft.author.id,
		merge_request_id: draft.holder.id,
		resolve_discussion: draft.resolve_discussion,
		discussion_id: draft.in_reply_to_discussion_id,
		note: draft.note,
		commit_id: draft.commit_id,
		line_code: (draft.position && codeAt(draft.holder, draft.position)) ?? null,
		position: draft.position ?? { ...NOWHERE, position_type: 'text' },
	}),
	after: (call, draft, verb) => {
		// An update takes what it is given for everything.
		if (verb === 'update' && !('position' in call.input)) draft.position = null;
	},
	example: { create: { note: 'Why?' }, update: { note: 'Why not?' }, params: { merge_request_iid: '1' } },
});

/** Makes drafts to comments, or none of them where one cannot be a comment. */
function publish(
	call: Call,
	request: MergeRequest,
	drafts: DraftNote[],
	about: 'comment' | 'review',
): Answer {
	if (levelIn(request.project, me(call)) < LEVEL.guest) throw forbidden();
	if (drafts.some(({ position }) => position && codeAt(request, position) === null))
		throw new Refusal(500, 500);
	const rows = draftNotes.of(request);
	const notes = drafts.map((draft) => {
		rows.splice(rows.indexOf(draft), 1);
		return published(call, request, draft);
	});
	if (notes.length) call.world.mails.push({ about, notes: notes.map(({ id }) => id) });
	return new Answer(204);
}

function published(call: Call, request: MergeRequest, draft: DraftNote): Note {
	const { note, author, position, in_reply_to_discussion_id: discussion_id } = draft;
	const type = position ? 'DiffNote' : discussion_id ? 'DiscussionNote' : null;
	const text = runQuickActions(call, note, author, request) || note;
	const written = call.world.createNote(request, author, text, {
		type,
		position,
		...(discussion_id && { discussion_id }),
	});
	const diffs = request.versions.find(({ head }) => head === position?.head_sha)?.diffs ?? [];
	written.suggestions = suggestionsIn(call.world, written, diffs);
	if (draft.resolve_discussion)
		for (const each of request.notes.filter((one) => one.discussion_id === discussion_id))
			Object.assign(each, { resolved_by: author, resolved_at: call.world.now() });
	call.announce.note(written);
	return written;
}

/** Older versions take no state and say nothing of it; since which one GitLab does, is stated nowhere. */
function stateIn({ input, world }: Call) {
	const isKnown = parseInt(world.version, 10) >= 19;
	return (isKnown && choice(input, 'reviewer_state', ['reviewed', 'requested_changes'])) || 'reviewed';
}

function publishAll(call: Call): Answer {
	const request = mergeRequestOf(call);
	const user = me(call);
	const answer = publish(call, request, draftNotes.of(request).filter(isMine(call)), 'review');
	// Of who is no reviewer GitLab says nothing either.
	if (request.reviewers.includes(user)) setReviewState(request, user, stateIn(call));
	return answer;
}

export const draftNoteRoutes: Route[] = [
	...draftNotes.routes,
	[
		'PUT',
		`${PLACE.path}/:draft_note_id/publish`,
		(call) => publish(call, mergeRequestOf(call), [draftNotes.one(call, PLACE)], 'comment'),
	],
	['POST', `${PLACE.path}/bulk_publish`, publishAll],
];
