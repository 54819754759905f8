import type { Discussion } from '../entities/discussion';
import { discussionEntity, discussionsOn } from '../entities/discussion';
import { isResolvable, noteEntity } from '../entities/note';
import { levelIn, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me } from '../http/call';
import { page } from '../http/paging';
import { forbidden, notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import * as notes from '../routes/notes';
import { commitOf } from '../routes/repository';
import type { Diff, Noteable, Position } from '../world/model';
import { LEVEL } from '../world/model';
import { lineCodeOf } from '../world/lineCode';
import { positionIn } from './position';
import { suggestionsIn } from './suggestion';

/** What has threads: all that has comments but wiki pages, and commits. */
const NOTEABLES: Array<[path: string, find: (call: Call) => Noteable]> = [
	...notes.noteables.filter(([path]) => !path.endsWith('wiki_pages')),
	['projects/:id/repository/commits', (call) => commitOf(call, projectOf(call), 'noteable_id')],
];

function threadsOf(call: Call, on: Noteable): Discussion[] {
	return discussionsOn(on)
		.map(({ id, notes: all }) => ({ id, notes: all.filter((note) => notes.canRead(call, note)) }))
		.filter((thread) => thread.notes.length);
}

function threadOf(call: Call, on: Noteable): Discussion {
	const thread = threadsOf(call, on).find(({ id }) => id === call.params.discussion_id);
	if (!thread) throw notFound('Discussion');
	return thread;
}

/** The diffs that a position is in, by the commits that it names. */
function diffsAt(on: Noteable, { base_sha, head_sha }: Position): Diff[] {
	if (on.kind === 'Commit') return on.id === head_sha ? on.diffs : [];
	if (on.kind !== 'MergeRequest') return [];
	return on.versions.find(({ base, head }) => base === base_sha && head === head_sha)?.diffs ?? [];
}

/** GitLab's name of a position's line; undefined where the position is of no line. */
export function codeAt(on: Noteable, position: Position): string | null | undefined {
	return position.position_type === 'text' ? lineCodeOf(diffsAt(on, position), position) : undefined;
}

function create(call: Call, on: Noteable) {
	const hasDiff = on.kind === 'MergeRequest' || on.kind === 'Commit';
	const position = hasDiff ? positionIn(call.input, 'position') : undefined;
	if (position && codeAt(on, position) === null) {
		const words = '400 Bad request - Note {:line_code=>["can\'t be blank", "must be a valid line code"]}';
		throw new Refusal(400, { message: words });
	}
	const type = position ? 'DiffNote' : 'DiscussionNote';
	const note = notes.write(call, on, { type, position: position ?? null });
	if (note instanceof Answer) return note;
	if (position) note.suggestions = suggestionsIn(call.world, note, diffsAt(on, position));
	return discussionEntity(call, { id: note.discussion_id, notes: [note] });
}

function reply(call: Call, on: Noteable) {
	const { id, notes: all } = threadOf(call, on);
	if (all[0]?.system)
		throw new Refusal(400, { message: '400 Bad request - Discussion can not be replied to.' });
	// A comment that is replied to begins a thread.
	for (const note of all) note.type ??= 'DiscussionNote';
	return notes.written(call, notes.write(call, on, { type: 'DiscussionNote', discussion_id: id }));
}

function resolve(call: Call, on: Noteable) {
	const thread = threadOf(call, on);
	const resolvable = thread.notes.filter(isResolvable);
	values.required(call.input, 'resolved');
	const user = me(call);
	const isAuthor = 'author' in on && on.author === user;
	if (!resolvable.length || (!isAuthor && levelIn(notes.holdingOf(on), user) < LEVEL.developer))
		throw forbidden();
	const isDone = values.flag(call.input, 'resolved') ?? false;
	for (const note of resolvable) {
		note.resolved_by = isDone ? user : null;
		note.resolved_at = isDone ? call.world.now() : null;
	}
	return discussionEntity(call, thread);
}

/** A comment must be in the thread that the path names. */
function inThread<T>(call: Call, on: Noteable, use: (call: Call, on: Noteable) => T): T {
	const { notes: all } = threadOf(call, on);
	if (!all.includes(notes.noteOf(call, on))) throw notFound();
	return use(call, on);
}

export const discussionRoutes: Route[] = NOTEABLES.flatMap(([path, find]): Route[] => {
	const all = `${path}/:noteable_id/discussions`;
	const one = `${all}/:discussion_id`;
	const canResolve = !/snippets|commits/.test(path);
	return [
		['GET', all, (call) => page(call, threadsOf(call, find(call)), (each) => discussionEntity(call, each))],
		['POST', all, (call) => create(call, find(call))],
		['GET', one, (call) => discussionEntity(call, threadOf(call, find(call)))],
		...(canResolve ? [['PUT', one, (call) => resolve(call, find(call))] satisfies Route] : []),
		['GET', `${one}/notes`, (call) => threadOf(call, find(call)).notes.map((note) => noteEntity(call, note))],
		['POST', `${one}/notes`, (call) => reply(call, find(call))],
		[
			'GET',
			`${one}/notes/:note_id`,
			(call) => inThread(call, find(call), (_call, on) => noteEntity(call, notes.noteOf(call, on))),
		],
		['PUT', `${one}/notes/:note_id`, (call) => inThread(call, find(call), notes.update)],
		['DELETE', `${one}/notes/:note_id`, (call) => inThread(call, find(call), notes.remove)],
	];
});
