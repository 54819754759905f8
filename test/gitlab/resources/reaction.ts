import type { ResourceSeed } from '../base';
import { userBasic } from '../entities/user';
import { projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { me, pathNumber } from '../http/call';
import { page } from '../http/paging';
import { forbidden, notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import { issueOf } from '../routes/issues';
import { mergeRequestOf } from '../routes/mergeRequests';
import type { Issue, MergeRequest, Note, Reaction, Snippet, User } from '../world/model';
import type { World } from '../world/world';

type Awardable = Issue | MergeRequest | Snippet | Note;

const THINGS: Array<[path: string, find: (call: Call) => Exclude<Awardable, Note>]> = [
	['projects/:id/issues/:issue_iid', (call) => issueOf(call, undefined, 'issue_iid')],
	['projects/:id/merge_requests/:merge_request_iid', (call) => mergeRequestOf(call)],
	['projects/:id/snippets/:snippet_id', snippetOf],
];

function snippetOf(call: Call): Snippet {
	const found = projectOf(call).snippets.find(({ id }) => id === pathNumber(call, 'snippet_id'));
	if (!found) throw notFound('Snippet');
	return found;
}

function noteOf(call: Call, on: Exclude<Awardable, Note>): Note {
	const found = on.notes.find(({ id }) => id === pathNumber(call, 'note_id'));
	if (!found) throw notFound('Note');
	return found;
}

function reactionEntity(call: Call, on: Awardable, reaction: Reaction) {
	return {
		id: reaction.id,
		name: reaction.name,
		user: userBasic(call, reaction.user),
		created_at: reaction.created_at,
		updated_at: reaction.created_at,
		awardable_id: on.id,
		awardable_type: 'kind' in on ? on.kind : 'Note',
		url: null,
	};
}

const reactionsTo = (on: Awardable) => (on.reactions ??= []);

/** Somebody reacts. */
export function react(world: World, on: Awardable, { name, user }: { name: string; user: User }): Reaction {
	const reaction = { id: world.next('reaction'), name, user, created_at: world.now() };
	reactionsTo(on).push(reaction);
	return reaction;
}

/** GitLab says of all that it does not like that it was not found. */
function add(call: Call, on: Awardable) {
	const user = me(call);
	values.required(call.input, 'name');
	const name = values.text(call.input, 'name') ?? '';
	const complaint = !/^[\w+-]+$/.test(name)
		? 'Name is not a valid emoji name'
		: reactionsTo(on).some((one) => one.name === name && one.user === user)
			? 'Name has already been taken'
			: undefined;
	if (complaint) throw new Refusal(404, { message: `404 Award Emoji ${complaint} Not Found` });
	const reaction = react(call.world, on, { name, user });
	if (!('kind' in on)) call.announce.reaction(on, reaction);
	return reactionEntity(call, on, reaction);
}

function remove(call: Call, on: Awardable): void {
	const all = reactionsTo(on);
	const found = all.find(({ id }) => id === pathNumber(call, 'award_id'));
	if (!found) throw notFound();
	if (found.user !== me(call) && !me(call).admin) throw forbidden();
	all.splice(all.indexOf(found), 1);
}

/** @see https://docs.gitlab.com/api/emoji_reactions/ */
export const reactionRoutes: Route[] = THINGS.flatMap(([path, find]) => {
	const both: Array<[path: string, find: (call: Call) => Awardable]> = [
		[path, find],
		[`${path}/notes/:note_id`, (call) => noteOf(call, find(call))],
	];
	return both.flatMap(([at, on]): Route[] => [
		[
			'GET',
			`${at}/award_emoji`,
			(call) => page(call, reactionsTo(on(call)), (one) => reactionEntity(call, on(call), one)),
		],
		['POST', `${at}/award_emoji`, (call) => add(call, on(call))],
		['DELETE', `${at}/award_emoji/:award_id`, (call) => remove(call, on(call))],
	]);
});

/** Reactions to an issue, a merge request, a snippet, and to a comment on each. */
export const seedReactions: ResourceSeed = ({ world }, { users, projects }) => {
	const { website } = projects;
	const things = [website.issues.get(1), website.merge_requests.get(1), website.snippets[0]];
	for (const thing of things) {
		if (!thing) continue;
		const note = thing.notes[0] ?? world.createNote(thing, users.tom, 'Nice');
		for (const on of [thing, note]) {
			react(world, on, { name: 'thumbsup', user: users.maria });
			react(world, on, { name: 'eyes', user: users.tom });
		}
	}
	return { reaction: ['thumbsup'], name: ['tada'], snippet: ['1'] };
};
