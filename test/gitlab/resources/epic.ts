import type { ResourceSeed } from '../base';
import { epicEntity } from '../entities/epic';
import { canSee } from '../http/access';
import type { Call } from '../http/call';
import { forbidden, notFound } from '../http/refusal';
import * as values from '../http/values';
import { flag, integer, list, text } from '../http/values';
import type { Reader } from '../table/fields';
import { optional, required, textOrNull } from '../table/fields';
import { inGroups } from '../table/places';
import type { Rule } from '../table/rules';
import { byChoice, byFlag, bySearch, byTime, byUser } from '../table/rules';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import { groupsAbove, isWithin } from '../world/arrange';
import type { Epic, Group } from '../world/model';
import { LEVEL } from '../world/model';

export const EPICS = inGroups('epics', { write: LEVEL.planner, delete: LEVEL.owner });

/** Those of the group, and of the groups around it as asked for. */
function withFamily(call: Call, root: Group): Epic[] {
	if (!call.world.premium) throw forbidden();
	const below = flag(call.input, 'include_descendant_groups') ?? true;
	const above = flag(call.input, 'include_ancestor_groups') ?? false;
	return call.world.groups
		.filter((group) => {
			if (group === root) return true;
			const isAsked = (below && isWithin(group, root)) || (above && groupsAbove(root).includes(group));
			return isAsked && canSee(call, group, call.user);
		})
		.flatMap(({ epics }) => epics);
}

const stateAfter: Reader<Epic['state']> = (given, name) => {
	const event = values.choice(given, name, ['close', 'reopen']);
	return event && (event === 'close' ? 'closed' : 'opened');
};

const byLabels: Rule<Epic> = (given, name) => {
	const wanted = list(given, name);
	return wanted && ((epic) => wanted.every((label) => epic.labels.includes(label)));
};

/** GitLab adds and removes labels beside setting them. */
function changeLabels(call: Call, epic: Epic): void {
	const [add, remove] = ['add_labels', 'remove_labels'].map((name) => list(call.input, name) ?? []);
	epic.labels = [...new Set([...epic.labels, ...add])].filter((label) => !remove.includes(label)).sort();
}

/** @see https://docs.gitlab.com/api/epics/ */
export const epics: Table<Epic, Group> = new Table({
	name: 'epic',
	places: [EPICS],
	key: byNumber('epic_iid', 'iid'),
	stored: (group) => group.epics,
	make: (world, author, group, given) =>
		Object.assign(world.newEpic(group, author, given.title ?? ''), given),
	fields: {
		title: required(text),
		description: optional(textOrNull),
		color: optional(text),
		confidential: optional(flag),
		labels: optional(list),
		start_date_fixed: optional(textOrNull),
		start_date_is_fixed: optional(flag),
		due_date_fixed: optional(textOrNull),
		due_date_is_fixed: optional(flag),
		parent_id: optional((given, name) => integer(given, name) || (name in given ? null : undefined)),
		created_at: optional(text, undefined, { only: 'create' }),
		state: optional(stateAfter, undefined, { only: 'update', as: { update: 'state_event' } }),
	},
	shown: withFamily,
	filters: {
		state: byChoice({
			all: () => true,
			closed: ({ state }) => state === 'closed',
			opened: ({ state }) => state === 'opened',
		}),
		search: bySearch(({ title, description }) => `${title}\n${description ?? ''}`),
		author_username: byUser(({ author }) => [author], 'username'),
		labels: byLabels,
		confidential: byFlag(({ confidential }) => confidential),
		created_after: byTime(({ created_at }) => created_at, 'after'),
		created_before: byTime(({ created_at }) => created_at, 'before'),
		updated_after: byTime(({ updated_at }) => updated_at, 'after'),
		updated_before: byTime(({ updated_at }) => updated_at, 'before'),
	},
	order: {
		by: {
			created_at: ({ created_at }) => created_at,
			title: ({ title }) => title,
			updated_at: ({ updated_at }) => updated_at,
		},
		preset: 'desc',
	},
	check: (epic, call) => {
		if (!call.world.premium) throw forbidden();
		const all = call.world.groups.flatMap(({ epics }) => epics);
		if (epic.parent_id !== null && !all.some(({ id }) => id === epic.parent_id)) throw notFound('Epic');
	},
	after: (call, epic, verb) => {
		if (verb === 'delete') return;
		if (call.user && typeof call.input.description === 'string')
			epic.description = call.world.interpret(call.input.description, call.user, epic).text;
		changeLabels(call, epic);
		epic.closed_at = epic.state === 'closed' ? (epic.closed_at ?? call.world.now()) : null;
	},
	entity: (call, epic, verb) =>
		epicEntity(call, epic, verb === 'list' && flag(call.input, 'with_labels_details') === true),
	example: { create: { title: 'Faster search' }, update: { state_event: 'close' } },
});

/** An epic, and one of the group below. */
export const seedEpics: ResourceSeed = ({ world }, { users, groups }) => {
	world.createEpic(groups.platform, users.jonas, 'Split the monolith');
	return { epic: [String(world.createEpic(groups.acme, users.maria, 'Faster checkout').iid)] };
};
