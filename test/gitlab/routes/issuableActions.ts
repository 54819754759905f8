import { issueSingle, resourceEvent, todoEntity } from '../entities/issue';
import { isSubscribed, timeStats } from '../entities/issuable';
import { mergeRequestEntity } from '../entities/mergeRequest';
import { userBasic } from '../entities/user';
import { levelIn } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me, pathNumber } from '../http/call';
import { page } from '../http/paging';
import { forbidden, notFound, Refusal } from '../http/refusal';
import * as values from '../http/values';
import { fromWords } from '../world/durations';
import type { ResourceEvent, User } from '../world/model';
import { LEVEL } from '../world/model';
import { addTodo as newTodo } from '../resources/todo';
import type { Thing } from './filters';
import { issueOf } from './issues';
import { mergeRequestOf } from './mergeRequests';

/** Where the two kinds live, and what the contract calls their number in the path. */
interface Kind {
	path: string;
	iid: string;
	find: (call: Call, param: string) => Thing;
}

const kinds: Kind[] = [
	{ path: 'issues', iid: 'issue_iid', find: (call, param) => issueOf(call, undefined, param) },
	{
		path: 'merge_requests',
		iid: 'merge_request_iid',
		find: (call, param) => mergeRequestOf(call, undefined, param),
	},
];

const single = (call: Call, thing: Thing) =>
	thing.kind === 'Issue' ? issueSingle(call, thing) : mergeRequestEntity(call, thing);

/** Everyone who has to do with an issue or merge request. */
export function participants(thing: Thing): User[] {
	const reviewers = thing.kind === 'MergeRequest' ? thing.reviewers : [];
	return [
		...new Set([thing.author, ...thing.assignees, ...reviewers, ...thing.notes.map((note) => note.author)]),
	];
}

function subscribe(call: Call, thing: Thing, wanted: boolean) {
	const user = me(call);
	if (isSubscribed(thing, user) === wanted) return new Answer(304);
	thing.subscriptions.set(user, wanted);
	return single(call, thing);
}

function addTodo(call: Call, thing: Thing) {
	const user = me(call);
	const open = call.world.todos.some(
		(todo) => todo.user === user && todo.target === thing && todo.state === 'pending',
	);
	if (open) return new Answer(304);
	return todoEntity(call, newTodo(call.world, user, { target: thing }));
}

function needToTrack(call: Call, thing: Thing): User {
	const user = me(call);
	const least = thing.kind === 'Issue' ? LEVEL.planner : LEVEL.developer;
	if (levelIn(thing.project, user) < least) throw forbidden();
	return user;
}

function duration(call: Call): number {
	values.required(call.input, 'duration');
	const seconds = fromWords(values.text(call.input, 'duration') ?? '');
	if (seconds === undefined) throw new Refusal(400, { message: '400 Bad request' });
	return seconds;
}

/** Time tracking: what each operation does with the two numbers. */
const tracking: Array<[name: string, status: number, change: (call: Call, thing: Thing) => Partial<Thing>]> =
	[
		['time_estimate', 200, (call) => ({ time_estimate: duration(call) })],
		['reset_time_estimate', 200, () => ({ time_estimate: 0 })],
		['add_spent_time', 201, (call, thing) => ({ total_time_spent: spent(call, thing) })],
		['reset_spent_time', 200, () => ({ total_time_spent: 0 })],
	];

function spent(call: Call, thing: Thing): number {
	const total = thing.total_time_spent + duration(call);
	if (total < 0)
		throw new Refusal(400, { message: { base: ['Time to subtract exceeds the total time spent'] } });
	return total;
}

function track(call: Call, thing: Thing, status: number, change: (typeof tracking)[number][2]) {
	const by = needToTrack(call, thing);
	const changed = change(call, thing);
	const changes = Object.fromEntries(
		Object.entries(changed).map(([name, current]) => [
			name,
			{ previous: thing[name as keyof Thing], current },
		]),
	);
	Object.assign(thing, changed, { updated_at: call.world.now() });
	if (thing.kind === 'Issue') call.announce.issue(thing, by, 'update', changes);
	else call.announce.mergeRequest(thing, by, 'update', changes);
	return new Answer(status, timeStats(thing));
}

function history(kind: Kind, of: ResourceEvent['of']): Route[] {
	const path = `projects/:id/${kind.path}/:eventable_id/resource_${of}_events`;
	const events = (call: Call) => {
		if ((of === 'iteration' || of === 'weight') && !call.world.premium) throw notFound();
		return kind.find(call, 'eventable_id').events.filter((event) => event.of === of);
	};
	const entity = (call: Call) => (event: ResourceEvent) =>
		resourceEvent(call, event, kind.find(call, 'eventable_id'));
	const one = (call: Call) => {
		const event = events(call).find(({ id }) => id === pathNumber(call, 'event_id'));
		if (!event) throw notFound();
		return entity(call)(event);
	};
	return [
		['GET', path, (call) => page(call, events(call), entity(call))],
		['GET', `${path}/:event_id`, one],
	];
}

/** What can be done with an issue as well as with a merge request. */
export const issuableRoutes: Route[] = kinds.flatMap((kind): Route[] => {
	const base = `projects/:id/${kind.path}`;
	const thing = (call: Call) => kind.find(call, kind.iid);
	const followed = (call: Call) => kind.find(call, 'subscribable_id');
	return [
		['POST', `${base}/:subscribable_id/subscribe`, (call) => subscribe(call, followed(call), true)],
		['POST', `${base}/:subscribable_id/unsubscribe`, (call) => subscribe(call, followed(call), false)],
		['POST', `${base}/:${kind.iid}/todo`, (call) => addTodo(call, thing(call))],
		['GET', `${base}/:${kind.iid}/time_stats`, (call) => timeStats(thing(call))],
		[
			'GET',
			`${base}/:${kind.iid}/participants`,
			(call) => page(call, participants(thing(call)), (user) => userBasic(call, user)),
		],
		...tracking.map(
			([name, status, change]): Route => [
				'POST',
				`${base}/:${kind.iid}/${name}`,
				(call) => track(call, thing(call), status, change),
			],
		),
		...history(kind, 'label'),
		...history(kind, 'milestone'),
		...history(kind, 'state'),
		...(kind.path === 'issues' ? [...history(kind, 'iteration'), ...history(kind, 'weight')] : []),
	];
});
