import { canSee, canSeeIssue } from '../../http/access';
import { groupsAbove } from '../../world/arrange';
import type { Holding, Issue } from '../../world/model';
import type { WorkItem } from '../../world/planning';
import { workItemsIn } from '../../world/planning';
import type { Asking } from '../asking';
import type { PageOf } from '../connection';
import { connectionOf } from '../connection';
import { globalId } from '../ids';
import { statusOf, workItemEntity } from './entity';
import { isBelow, statusEntity, typeId } from './types';

type Given = Record<string, unknown> & PageOf;

/** Whether an item passes a filter with the value that is given for it. */
type Filter = (item: WorkItem, given: never) => boolean;

const names = ({ thing }: WorkItem) => thing.labels.map(({ name }) => name);
const people = ({ thing }: WorkItem) => thing.assignees.map(({ username }) => username);
const all = (there: string[], wanted: string[]) => wanted.every((one) => there.includes(one));
const some = (there: string[], wanted: string[]) => wanted.some((one) => there.includes(one));
const either = (isThere: boolean, word: string) =>
	word === 'ANY' ? isThere : word === 'NONE' ? !isThere : true;
const after = (moment: string | null, than: string) => moment !== null && moment >= than;
const before = (moment: string | null, than: string) => moment !== null && moment <= than;

const FILTERS: Record<string, Filter> = {
	assigneeUsernames: (item, wanted: string[]) => all(people(item), wanted),
	assigneeWildcardId: ({ thing }, word: string) => either(thing.assignees.length > 0, word),
	authorUsername: ({ thing }, wanted: string | string[]) => [wanted].flat().includes(thing.author.username),
	closedAfter: ({ thing }, than: string) => after(thing.closed_at, than),
	closedBefore: ({ thing }, than: string) => before(thing.closed_at, than),
	confidential: ({ thing }, is: boolean) => thing.confidential === is,
	createdAfter: ({ thing }, than: string) => after(thing.created_at, than),
	createdBefore: ({ thing }, than: string) => before(thing.created_at, than),
	customField: ({ values }, wanted: CustomFieldFilter[]) =>
		wanted.every((one) =>
			[...values].some(
				([field, value]) =>
					(field.name === one.customFieldName ||
						globalId('Issuables::CustomField', field.id) === one.customFieldId) &&
					field.options.some(
						(option) =>
							(one.selectedOptionValues ?? []).includes(option.value) &&
							(value as number[]).includes(option.id),
					),
			),
		),
	dueAfter: ({ thing }, than: string) => after(thing.due_date, than),
	dueBefore: ({ thing }, than: string) => before(thing.due_date, than),
	healthStatusFilter: ({ health }, wanted: string | string[]) =>
		typeof wanted === 'string' && /ANY|NONE/.test(wanted)
			? either(health !== null, wanted)
			: [wanted].flat().includes(health ?? ''),
	iids: ({ thing }, wanted: string[]) => wanted.includes(String(thing.iid)),
	iterationId: ({ iteration }, wanted: string[]) => wanted.includes(String(iteration?.id)),
	iterationWildcardId: ({ iteration }, word: string) => either(iteration !== null, word),
	labelName: (item, wanted: string[]) => all(names(item), wanted),
	milestoneTitle: ({ thing }, wanted: string[]) => wanted.includes(thing.milestone?.title ?? ''),
	milestoneWildcardId: ({ thing }, word: string) => either(thing.milestone !== null, word),
	parentIds: ({ parent }, wanted: string[]) =>
		parent !== null && wanted.includes(globalId('WorkItem', parent.thing.id)),
	parentWildcardId: ({ parent }, word: string) => either(parent !== null, word),
	search: ({ thing }, words: string) =>
		`${thing.title}\n${thing.description ?? ''}`.toLowerCase().includes(words.toLowerCase()),
	state: ({ thing }, wanted: string) => wanted === 'all' || thing.state === wanted,
	status: (item, { id, name }: { id?: string; name?: string }) => {
		const status = statusEntity(statusOf(item));
		return status.id === id || status.name.toLowerCase() === name?.toLowerCase();
	},
	updatedAfter: ({ thing }, than: string) => after(thing.updated_at, than),
	updatedBefore: ({ thing }, than: string) => before(thing.updated_at, than),
	weight: ({ thing }, wanted: string) => String(thing.weight) === wanted,
	weightWildcardId: ({ thing }, word: string) => either(thing.weight !== null, word),
	workItemTypeIds: ({ holder, type }, wanted: string[]) => wanted.includes(typeId(holder, type)),
};

interface CustomFieldFilter {
	customFieldId?: string;
	customFieldName?: string;
	selectedOptionValues?: string[];
}

/** One of several is enough. */
const ANY_OF: Record<string, Filter> = {
	assigneeUsernames: (item, wanted: string[]) => some(people(item), wanted),
	authorUsernames: ({ thing }, wanted: string[]) => wanted.includes(thing.author.username),
	labelNames: (item, wanted: string[]) => some(names(item), wanted),
};

/** Of lists, one of several is enough to be left out. */
const LEFT_OUT: Record<string, Filter> = {
	...FILTERS,
	assigneeUsernames: ANY_OF.assigneeUsernames,
	labelName: ANY_OF.labelNames,
};

const COLUMNS: Record<string, (item: WorkItem) => string | number> = {
	CREATED: ({ thing }) => thing.id,
	UPDATED: ({ thing }) => thing.updated_at,
	TITLE: ({ thing }) => thing.title,
	DUE_DATE: ({ thing }) => thing.due_date ?? '9999',
	WEIGHT: ({ thing }) => thing.weight ?? 0,
};

/** A page of the work items of a project or group, those that the asker may see, filtered and sorted. */
export function workItemConnection(
	asking: Asking,
	holder: Holding,
	{ first, after: cursor, ...given }: Given,
) {
	const { world } = asking;
	const found = placesOf(asking, holder, given)
		.flatMap((place) => workItemsIn(place))
		.filter((item) => canSeeItem(asking, item) && fits(item, given));
	const sorted = inOrder(found, String(given.sort ?? 'CREATED_DESC'));
	return connectionOf(sorted, { first, after: cursor }, (item) => workItemEntity(world, item));
}

/** Confidential ones are not for everybody. */
export function canSeeItem({ world, user }: Asking, { holder, thing }: WorkItem): boolean {
	const isIssue = holder.kind === 'project';
	return canSee({ world }, holder, user) && (!isIssue || canSeeIssue(thing as Issue, user));
}

function placesOf({ world }: Asking, holder: Holding, given: Given): Holding[] {
	if (holder.kind === 'project') return [holder];
	const below = [...world.projects, ...world.groups].filter((place) => isBelow(place, holder));
	return [
		...(given.excludeGroupWorkItems ? [] : [holder]),
		...(given.includeAncestors ? groupsAbove(holder) : []),
		...(given.includeDescendants ? below : []),
	].filter(({ kind }) => !given.excludeProjects || kind === 'group');
}

function fits(item: WorkItem, { not, or, ...given }: Record<string, unknown>): boolean {
	const passes =
		(filters: Record<string, Filter>) =>
		([name, value]: [string, unknown]) =>
			value === null || value === undefined || !(name in filters) || filters[name](item, value as never);
	return (
		Object.entries(given).every(passes(FILTERS)) &&
		Object.entries(or ?? {}).every(passes(ANY_OF)) &&
		Object.entries(not ?? {}).every(
			([name, value]) => !(name in LEFT_OUT) || !passes(LEFT_OUT)([name, value]),
		)
	);
}

function inOrder(items: WorkItem[], sort: string): WorkItem[] {
	const [, column, direction] = /^(.*)_(ASC|DESC)$/.exec(sort.toUpperCase()) ?? [];
	const by = COLUMNS[column] ?? COLUMNS.CREATED;
	const sign = direction === 'ASC' ? 1 : -1;
	return [...items].sort((a, b) => {
		const [one, other] = [by(a), by(b)];
		return sign * (one < other ? -1 : one > other ? 1 : a.thing.id - b.thing.id);
	});
}
