import type { Call } from '../http/call';
import { me } from '../http/call';
import { compareValues } from '../http/paging';
import { badParameter } from '../http/refusal';
import type { Values } from '../http/values';
import * as values from '../http/values';
import type { Rule, Test } from '../table/rules';
import { byIids, byTime, byUser, isAny, isNone } from '../table/rules';
import type { Issue, MergeRequest, Milestone } from '../world/model';

export type Thing = Issue | MergeRequest;
const byLabels: Rule<Thing> = (given, name) => {
	const wanted = values.list(given, name);
	if (!wanted?.length) return undefined;
	if (wanted.length === 1 && /^none$/i.test(wanted[0] ?? '')) return (thing) => thing.labels.length === 0;
	if (wanted.length === 1 && /^any$/i.test(wanted[0] ?? '')) return (thing) => thing.labels.length > 0;
	return (thing) => wanted.every((word) => thing.labels.some((label) => label.name === word));
};

const byMilestone: Rule<Thing> = (given, name, call) => {
	const wanted = values.text(given, name);
	if (!wanted) return undefined;
	if (isNone(wanted)) return (thing) => thing.milestone === null;
	if (isAny(wanted)) return (thing) => thing.milestone !== null;
	const today = call.world.now().slice(0, 10);
	const upcoming = (milestone: Milestone | null) => (milestone?.due_date ?? '') > today;
	const started = (milestone: Milestone | null) => (milestone?.start_date ?? '9') <= today;
	if (/^#?upcoming$/i.test(wanted)) return (thing) => upcoming(thing.milestone);
	if (/^#?started$/i.test(wanted)) return (thing) => started(thing.milestone);
	return (thing) => thing.milestone?.title === wanted;
};

const bySearch: Rule<Thing> = (given, name, call) => {
	const words = values.text(given, name)?.toLowerCase().split(/\s+/).filter(Boolean);
	if (!words?.length) return undefined;
	const places = values.list(call.input, 'in') ?? ['title', 'description'];
	return (thing) => {
		const title = places.includes('title') ? thing.title : '';
		const description = places.includes('description') ? (thing.description ?? '') : '';
		const haystack = `${title}\n${description}`.toLowerCase();
		return words.every((word) => haystack.includes(word));
	};
};

const byReaction: Rule<Thing> = (given, name, call) => {
	const wanted = values.text(given, name);
	if (!wanted) return undefined;
	return (thing) => {
		const mine = thing.reactions.filter((reaction) => reaction.user === call.user);
		if (/^none$/i.test(wanted)) return mine.length === 0;
		return /^any$/i.test(wanted) ? mine.length > 0 : mine.some((reaction) => reaction.name === wanted);
	};
};

const byScope: Rule<Thing> = (given, name, call) => {
	const scope = values.text(given, name)?.replace(/-/g, '_');
	if (scope === undefined || scope === 'all') return undefined;
	const user = me(call);
	if (scope === 'created_by_me') return (thing) => thing.author === user;
	if (scope === 'assigned_to_me') return (thing) => thing.assignees.includes(user);
	if (scope === 'reviews_for_me')
		return (thing) => thing.kind === 'MergeRequest' && thing.reviewers.includes(user);
	throw badParameter(`${name} does not have a valid value`);
};

const byState: Rule<Thing> = (given, name) => {
	const state = values.choice(given, name, ['opened', 'closed', 'merged', 'locked', 'all']);
	return state === undefined || state === 'all' ? undefined : (thing) => thing.state === state;
};

/** The filters of issues and merge requests alike. */
export const sharedRules: Record<string, Rule<Thing>> = {
	state: byState,
	scope: byScope,
	labels: byLabels,
	milestone: byMilestone,
	milestone_id: byMilestone,
	search: bySearch,
	iids: byIids,
	author_id: byUser((thing) => [thing.author], 'id'),
	author_username: byUser((thing) => [thing.author], 'username'),
	assignee_id: byUser((thing) => thing.assignees, 'id'),
	assignee_username: byUser((thing) => thing.assignees, 'username'),
	my_reaction_emoji: byReaction,
	created_after: byTime((thing) => thing.created_at, 'after'),
	created_before: byTime((thing) => thing.created_at, 'before'),
	updated_after: byTime((thing) => thing.updated_at, 'after'),
	updated_before: byTime((thing) => thing.updated_at, 'before'),
};

/** What can be said with `not[…]` too. */
const NEGATABLE = /^(labels|milestone|milestone_id|iids|author_|assignee_|reviewer_|my_reaction|weight)/;

/** The things that pass every filter which the request names. */
export function filter<T extends Thing>(
	call: Call,
	things: T[],
	rules: Record<string, Rule<T>>,
	given: Values,
): T[] {
	const tests: Array<Test<T>> = [];
	const not = values.group(given, 'not');
	for (const [name, rule] of Object.entries(rules)) {
		const test = rule(given, name, call);
		if (test) tests.push(test);
		if (NEGATABLE.test(name) && not[name] !== undefined) tests.push(...negated(not, name, rule, call));
	}
	return things.filter((thing) => tests.every((test) => test(thing)));
}

/** `not[labels]=a,b` leaves out what has a, and what has b. */
function negated<T>(not: Values, name: string, rule: Rule<T>, call: Call): Array<Test<T>> {
	const words = name === 'labels' || name === 'iids' ? (values.list(not, name) ?? []) : [not[name]];
	return words.flatMap((word) => {
		const test = rule({ [name]: word }, name, call);
		return test ? [(thing: T) => !test(thing)] : [];
	});
}

type Key = (thing: Thing) => string | number | null;

const priority: Key = (thing) =>
	Math.min(Infinity, ...thing.labels.map((label) => label.priority ?? Infinity));

/** What lists can be sorted by. */
export const sortKeys: Record<string, Key> = {
	created_at: (thing) => thing.created_at,
	updated_at: (thing) => thing.updated_at,
	title: (thing) => thing.title.toLowerCase(),
	due_date: (thing) => ('due_date' in thing ? thing.due_date : null),
	weight: (thing) => ('weight' in thing ? thing.weight : null),
	relative_position: (thing) => ('relative_position' in thing ? thing.relative_position : null),
	popularity: (thing) => thing.reactions.filter((reaction) => reaction.name === 'thumbsup').length,
	priority,
	label_priority: priority,
	milestone_due: (thing) => thing.milestone?.due_date ?? null,
	merged_at: (thing) => ('merged_at' in thing ? thing.merged_at : null),
};

/** Sorts as `order_by` and `sort` say; newest first when they say nothing. */
export function sort<T extends Thing>(call: Call, things: T[]): T[] {
	const order = values.choice(call.input, 'order_by', Object.keys(sortKeys)) ?? 'created_at';
	const direction = (values.choice(call.input, 'sort', ['asc', 'desc']) ?? 'desc') === 'asc' ? 1 : -1;
	const key = sortKeys[order] as Key;
	return [...things].sort((a, b) => direction * (compareValues(key(a), key(b)) || a.id - b.id));
}
