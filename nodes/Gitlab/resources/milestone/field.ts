import type { IDataObject } from 'n8n-workflow';
import { type Path, path } from '../../client';
import {
	type List,
	type LocatorSpec,
	type Param,
	entry,
	inPlace,
	isDigits,
	locator,
	placePage,
	required,
	several,
	shown,
	textOf,
} from '../../fields';
import { atIn, locatorIn, placeOf, placeOfPage, projectOrGroup } from '../../fields/places';
import type { Item } from '../../item';
import type { Field } from '../../operation';
import { pick } from '../../simplify';
import type { Subject } from '../shared/plain';

const milestones: List = {
	name: 'searchMilestones',
	from: inPlace(path`/milestones`),
	query: { state: 'active', include_ancestors: true },
	entry: entry('id', (milestone) => textOf(milestone.title)),
};

/** Those that an operation can work on: of the place itself, open or closed. */
const ownMilestones: List = { ...milestones, name: 'searchOwnMilestones', query: undefined };

const milestoneTitles: List = {
	...milestones,
	name: 'searchMilestoneTitles',
	before: ['Any', 'None', 'Started', 'Upcoming'],
	entry: entry('title', (milestone) => textOf(milestone.title)),
};

const MILESTONE_URL = placePage(String.raw`milestones\/(\d+)`);
/** GitLab's words for kinds of milestones, in any case. */
const KIND = /^(?:any|none|started|upcoming)$/i;
const EXAMPLE = 'https://gitlab.com/group/project/-/milestones/3';

/** How one milestone is chosen: by title, ID or URL, which become its ID. */
function oneOf<K extends string>(name: K, list: List, ancestors: boolean): LocatorSpec<K, number> {
	return {
		name,
		displayName: 'Milestone',
		list,
		url: { pattern: MILESTONE_URL, example: EXAMPLE },
		id: {
			displayName: 'Title or ID',
			example: 'Version 1.0',
			hint: 'Digits are a title if a milestone has that title, otherwise an ID',
		},
		knownBy: ({ id, title }) => id ?? title,
		resolve: async (identifier, item, { origin, url }) => {
			if (url) return (await behind(url, identifier, item))?.id as number | undefined;
			if (isDigits(identifier) && (origin === 'list' || origin === 'number')) return Number(identifier);
			const found = await first(
				await placeOf(item),
				{ title: identifier, include_ancestors: ancestors },
				item,
			);
			if (found) return Number(found.id);
			return isDigits(identifier) && origin !== 'object'
				? Number(identifier)
				: item.fail(
						`'Milestone' was not found in the project or ${ancestors ? 'its groups' : 'group'}: ${shown(identifier)}`,
					);
		},
	};
}

/** The milestone that an operation works on: one of the project or group itself. */
export const chosenMilestone: Field<'milestone', number> = required(
	locatorIn('either', oneOf('milestone', ownMilestones, false)),
);

/** A milestone to put on something: given by ID, title or URL, sent as the ID that GitLab wants. */
export const milestoneParam: Param<'milestone_id', number> = locatorIn<'milestone_id', number>(
	// GitLab drops any other milestone without a word.
	{ to: 'either', alsoIn: 'above' },
	{ ...oneOf('milestone_id', milestones, true), cleared: 0 },
);

/** Several milestones of the project and the groups above it, sent as their titles. */
export function milestonesParam<K extends string>(
	name: K,
	displayName = 'Milestone Names or IDs',
): Param<K, string[]> {
	return several(
		name,
		{
			displayName,
			list: { ...milestones, name: 'searchMilestoneNames', entry: milestoneTitles.entry },
			about: 'Text is a title, numbers are IDs.',
			knownBy: ({ title }) => title,
			cleared: [],
		},
		async (given, item) =>
			await Promise.all(
				given.map(async ({ text, origin }) => (origin === 'number' ? await titleOf(text, item) : text)),
			),
	);
}

async function titleOf(id: string, item: Item): Promise<string> {
	const { gitlab } = item;
	const at = path`${await placeOf(item)}/milestones/${id}`;
	return String((await gitlab.once(at.encoded, async () => await gitlab.get(at))).title);
}

/** A milestone to filter by: sent as its title, or GitLab's words for kinds of milestones. */
export function milestoneFilter<K extends string>(
	name: K,
	displayName = 'Milestone',
	sendAs?: string,
): Param<K, string> {
	const spec: LocatorSpec<K, string> = {
		name,
		sendAs,
		displayName,
		list: milestoneTitles,
		url: { pattern: MILESTONE_URL, example: EXAMPLE },
		id: { displayName: 'Title', example: 'Version 1.0', hint: 'Or one of None, Any, Upcoming, Started' },
		knownBy: ({ title }) => title,
		resolve: async (identifier, item, { origin, url }) => {
			const title = url ? (await behind(url, identifier, item))?.title : identifier;
			return (url || origin === 'object') && KIND.test(String(title))
				? item.fail(
						`'${displayName}' cannot be the milestone titled '${String(title)}'`,
						'GitLab takes this title for a kind of milestones. Give the milestone another title.',
					)
				: (title as string | undefined);
		},
	};
	const param = locator(spec);
	const bound = locatorIn({ to: 'either', alsoIn: 'aboveAndBelow' }, spec);
	// A model asks nothing of places that its builder has not chosen.
	return { ...param, convert: (given, item, path) => (item.tool ? bound : param).convert(given, item, path) };
}

/** A milestone's address shows its number in its own project or group, where alone the number can be asked for. */
async function behind(url: string, iid: string, item: Item): Promise<IDataObject | undefined> {
	const pagePlace = placeOfPage(url, item);
	if (!pagePlace) return undefined;
	const place =
		pagePlace.kind === 'group' ? path`/groups/${pagePlace.path}` : path`/projects/${pagePlace.path}`;
	const found = await first(place, { iids: [iid] }, item);
	return found ?? item.fail(`'Milestone' was not found in ${pagePlace.path}: ${iid}`);
}

async function first(place: Path, query: IDataObject, { gitlab }: Item): Promise<IDataObject | undefined> {
	const key = `milestone ${place.encoded} ${JSON.stringify(query)}`;
	return (await gitlab.once(key, async () => await gitlab.list(path`${place}/milestones`, query, 1)))[0];
}

/** What most workflows use of a milestone. */
export const simpleMilestone = pick(
	['id', 'iid', 'title', 'description', 'state'],
	['start_date', 'due_date', 'expired', 'web_url', 'created_at'],
);

/** The milestone as a subject of the operations that other resources have too. */
export const subject: Subject = {
	noun: 'a milestone',
	at: atIn(projectOrGroup, path`/milestones`, chosenMilestone),
	simplify: simpleMilestone,
};

/** The chosen milestone's path. */
export const { at } = subject;
