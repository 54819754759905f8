import { noteEntity } from '../entities/note';
import { commitNote } from '../entities/repository';
import { groupOf, levelIn, need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me, pathNumber } from '../http/call';
import { page } from '../http/paging';
import { forbidden, notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import type { Holding, Note, Noteable, User } from '../world/model';
import { LEVEL } from '../world/model';
import { commitOf } from './repository';
import { issueOf } from './issues';
import { mergeRequestOf } from './mergeRequests';
import { runQuickActions } from './quickActions';

/** What can be commented on: where its notes live and how it is found. */
export const noteables: Array<[path: string, find: (call: Call) => Noteable]> = [
	['projects/:id/issues', (call) => issueOf(call, undefined, 'noteable_id')],
	['projects/:id/merge_requests', (call) => mergeRequestOf(call, undefined, 'noteable_id')],
	['projects/:id/snippets', (call) => byId(call, projectOf(call).snippets)],
	['projects/:id/wiki_pages', (call) => byId(call, projectOf(call).wiki_pages)],
	['groups/:id/wiki_pages', (call) => byId(call, groupOf(call).wiki_pages)],
	['groups/:id/epics', (call) => byId(call, groupOf(call).epics)],
];

export function byId<T extends { id: number }>(call: Call, things: T[]): T {
	const thing = things.find(({ id }) => id === pathNumber(call, 'noteable_id'));
	if (!thing) throw notFound();
	return thing;
}

export const holdingOf = (on: Noteable): Holding => ('group' in on ? on.group : on.project);

/** Internal notes are for those who plan or develop, and for who wrote them. */
export function canRead(call: Call, note: Note): boolean {
	return (
		!note.internal || note.author === call.user || levelIn(holdingOf(note.on), call.user) >= LEVEL.planner
	);
}

function list(call: Call, on: Noteable) {
	const { input } = call;
	const order = values.choice(input, 'order_by', ['created_at', 'updated_at']) ?? 'created_at';
	const direction = values.choice(input, 'sort', ['asc', 'desc']) === 'asc' ? 1 : -1;
	const which =
		values.choice(input, 'activity_filter', ['all_notes', 'only_comments', 'only_activity']) ?? 'all_notes';
	const notes = on.notes
		.filter((note) => canRead(call, note))
		.filter((note) => which === 'all_notes' || note.system === (which === 'only_activity'))
		.sort((a, b) => direction * (Date.parse(a[order]) - Date.parse(b[order]) || a.id - b.id));
	return page(call, notes, (note) => noteEntity(call, note));
}

/** The longest text that GitLab keeps, in characters. */
const LONGEST_BODY = 1_000_000;

export function checkBody(body: string | undefined): string {
	if (body?.trim() && body.length <= LONGEST_BODY) return body;
	const why = body?.trim() ? `is too long (maximum is ${LONGEST_BODY} characters)` : "can't be blank";
	throw new Refusal(400, { message: `400 Bad request - Note {:note=>["${why}"]}` });
}

/** A new comment of the user's; whoever is told of it is. Where it was quick actions only, there is none. */
export function write(call: Call, on: Noteable, more: Partial<Note> = {}): Note | Answer {
	const by = me(call);
	const holding = holdingOf(on);
	const level = levelIn(holding, by);
	values.required(call.input, 'body');
	if (holding.visibility === 'private' && level < LEVEL.guest) throw forbidden();
	if ('discussion_locked' in on && on.discussion_locked && level < LEVEL.planner) throw forbidden();
	const internal = values.flag(call.input, 'internal') ?? values.flag(call.input, 'confidential') ?? false;
	if (internal && level < LEVEL.planner) throw forbidden();
	const created_at = level >= LEVEL.owner ? values.text(call.input, 'created_at') : undefined;
	const body = runQuickActions(call, checkBody(values.text(call.input, 'body')), by, on);
	if (!body) return new Answer(202, { commands_changes: {}, summary: ['Applied the quick actions.'] });
	const given = { internal, ...(created_at ? { created_at } : {}), ...more };
	const note = call.world.createNote(on, by, body, given);
	if ('updated_at' in on) on.updated_at = note.created_at;
	call.world.mails.push({ about: 'comment', notes: [note.id] });
	call.announce.note(note);
	return note;
}

/** A comment as GitLab answers it, or what came of its quick actions. */
export function written(call: Call, note: Note | Answer) {
	return note instanceof Answer ? note : noteEntity(call, note);
}

export function noteOf(call: Call, on: Noteable): Note {
	const note = on.notes.find(({ id }) => id === pathNumber(call, 'note_id'));
	if (!note || !canRead(call, note)) throw notFound();
	return note;
}

/** Notes belong to their authors; maintainers may touch those of others. */
function needToEdit(call: Call, note: Note): User {
	const user = me(call);
	return note.author === user ? user : need(call, holdingOf(note.on), LEVEL.maintainer);
}

export function update(call: Call, on: Noteable) {
	const note = noteOf(call, on);
	const by = needToEdit(call, note);
	if ('body' in call.input) {
		const body = checkBody(values.text(call.input, 'body'));
		note.body = runQuickActions(call, body, by, on) || note.body;
		note.updated_at = call.world.now();
		call.announce.note(note, 'update');
	}
	return noteEntity(call, note);
}

export function remove(call: Call, on: Noteable): void {
	const note = noteOf(call, on);
	needToEdit(call, note);
	(on.notes as Note[]).splice(on.notes.indexOf(note as never), 1);
}

function comment(call: Call) {
	const project = projectOf(call);
	const commit = commitOf(call, project);
	const by = need(call, project, LEVEL.guest);
	values.required(call.input, 'note');
	const body = runQuickActions(call, values.text(call.input, 'note') ?? '', by, commit);
	const note = call.world.createNote(commit, by, body);
	Object.assign(note, {
		path: values.text(call.input, 'path') ?? null,
		line: values.integer(call.input, 'line') ?? null,
		line_type: values.choice(call.input, 'line_type', ['new', 'old']) ?? null,
	});
	call.announce.note(note);
	return commitNote(call, note as (typeof commit.notes)[number]);
}

const COMMENTS = 'projects/:id/repository/commits/:sha/comments';

export const noteRoutes: Route[] = [
	...noteables.flatMap(([path, find]): Route[] => [
		['GET', `${path}/:noteable_id/notes`, (call) => list(call, find(call))],
		['POST', `${path}/:noteable_id/notes`, (call) => written(call, write(call, find(call)))],
		['GET', `${path}/:noteable_id/notes/:note_id`, (call) => noteEntity(call, noteOf(call, find(call)))],
		['PUT', `${path}/:noteable_id/notes/:note_id`, (call) => update(call, find(call))],
		['DELETE', `${path}/:noteable_id/notes/:note_id`, (call) => remove(call, find(call))],
	]),
	[
		'GET',
		COMMENTS,
		(call) => page(call, commitOf(call, projectOf(call)).notes, (note) => commitNote(call, note)),
	],
	['POST', COMMENTS, comment],
];
