import type { INodeProperties } from 'n8n-workflow';
import { type Path, path } from '../../client';
import { compose, isEmpty, oneOf, shownFor } from '../../fields';
import { type PagePlace, group, project } from '../../fields/places';
import type { Item } from '../../item';
import type { Field } from '../../operation';
import { commit } from '../commit/field';
import { epic } from '../epic/field';
import { chosenIssue } from '../issue/field';
import { mergeRequest } from '../mergeRequest/field';
import { snippet } from '../snippet/field';
import { wikiPageOf } from '../wikiPage/field';

/** What GitLab can have comments on. */
export type NoteableKind =
	| 'commit'
	| 'epic'
	| 'groupWikiPage'
	| 'issue'
	| 'mergeRequest'
	| 'snippet'
	| 'wikiPage';

/** One thing with comments. */
export interface Noteable {
	kind: NoteableKind;
	/** Where it is itself. */
	at: Path;
	/** What its comments and threads are below. */
	holder: Path;
	/** Where its comments are. */
	notes: Path;
}

interface Kind {
	name: string;
	parent: PagePlace['kind'];
	thing: Field<string, number | string>;
	at(parent: Path, id: number | string): Path;
	/** What its comments are below, if not itself. */
	holder?(at: Path, parent: Path, item: Item): Promise<Path>;
}

const KINDS: Record<NoteableKind, Kind> = {
	commit: {
		name: 'Commit',
		parent: 'project',
		thing: commit,
		at: (parent, sha) => path`${parent}/repository/commits/${sha}`,
	},
	epic: {
		name: 'Epic',
		parent: 'group',
		thing: epic,
		at: (parent, iid) => path`${parent}/epics/${iid}`,
		holder: holderOfEpic,
	},
	groupWikiPage: {
		name: 'Group Wiki Page',
		parent: 'group',
		thing: wikiPageOf('group'),
		at: (parent, slug) => path`${parent}/wikis/${slug}`,
		holder: holderOfWikiPage,
	},
	issue: {
		name: 'Issue',
		parent: 'project',
		thing: chosenIssue,
		at: (parent, iid) => path`${parent}/issues/${iid}`,
	},
	mergeRequest: {
		name: 'Merge Request',
		parent: 'project',
		thing: mergeRequest,
		at: (parent, iid) => path`${parent}/merge_requests/${iid}`,
	},
	snippet: {
		name: 'Snippet',
		parent: 'project',
		thing: snippet,
		at: (parent, id) => path`${parent}/snippets/${id}`,
	},
	wikiPage: {
		name: 'Wiki Page',
		parent: 'project',
		thing: wikiPageOf('project'),
		at: (parent, slug) => path`${parent}/wikis/${slug}`,
		holder: holderOfWikiPage,
	},
};

const PREMIUM: readonly NoteableKind[] = ['epic', 'groupWikiPage'];
const ALL = Object.keys(KINDS) as NoteableKind[];

/** GitLab's comments on commits can be made and listed, no more. */
const WITH_NOTES = ALL.filter((kind) => kind !== 'commit');

/** The thing whose comments an operation works on. */
export const noteable: Field<'noteable', Noteable> = onOneOf(WITH_NOTES);

/** The same, where commits are possible too. */
export const noteableOrCommit: Field<'noteable', Noteable> = onOneOf(ALL);

/** What people can react to with emoji, and to the comments on it. */
export const awardable: Field<'noteable', Noteable> = onOneOf(['issue', 'mergeRequest', 'snippet'], {
	displayName: 'Reaction On',
});

/** What people can be asked on. */
export const askable: Field<'noteable', Noteable> = onOneOf(ALL, { preset: 'mergeRequest' });

/** What has threads, and comments of which GitLab's webhooks tell. */
export const WITH_WEBHOOKS: readonly NoteableKind[] = ['commit', 'issue', 'mergeRequest', 'snippet'];

/** What GitLab can have threads on. */
export const WITH_THREADS: readonly NoteableKind[] = ['commit', 'epic', 'issue', 'mergeRequest', 'snippet'];

/** The thing whose threads an operation works on. */
export const noteableWithThreads: Field<'noteable', Noteable> = onOneOf(WITH_THREADS, {
	preset: 'mergeRequest',
});

/** The same, where threads can be resolved. */
export const noteableWithResolving: Field<'noteable', Noteable> = onOneOf(['epic', 'issue', 'mergeRequest'], {
	preset: 'mergeRequest',
});

/** Whether comments are on something in a group, as against a project. */
export function isInGroup(commentOn: unknown): boolean {
	return KINDS[commentOn as NoteableKind]?.parent === 'group';
}

/** Whether enough is chosen in the editor to tell whose comments are meant. */
export function hasNoteable(item: Item, kinds: readonly NoteableKind[] = WITH_NOTES): boolean {
	const chosen = item.value('commentOn');
	const kind = kinds.find((one) => one === chosen);
	return !!kind && !isEmpty(item.value(KINDS[kind].parent)) && !isEmpty(item.value(KINDS[kind].thing.key));
}

function onOneOf(
	kinds: readonly NoteableKind[],
	{ displayName = 'Comment On', preset = 'issue' }: { displayName?: string; preset?: NoteableKind } = {},
): Field<'noteable', Noteable> {
	const commentOn: INodeProperties = {
		displayName,
		name: 'commentOn',
		type: 'options',
		// While it is an expression, n8n demands what every kind of thing needs.
		noDataExpression: true,
		options: kinds.map((value) => ({
			name: KINDS[value].name,
			value,
			...(PREMIUM.includes(value) && { description: 'Premium' }),
		})),
		default: preset,
	};
	const kindsWith = (is: (kind: Kind) => boolean) => ALL.filter((kind) => is(KINDS[kind]));
	const parents = (['project', 'group'] as const).map((parent) =>
		shownFor(
			'commentOn',
			kindsWith((kind) => kind.parent === parent),
			parent === 'project' ? project : group,
		),
	);
	const things = new Map(kinds.map((kind) => [KINDS[kind].thing.key, KINDS[kind].thing]));
	const chosen = [...things].map(([key, thing]) =>
		shownFor(
			'commentOn',
			kindsWith((kind) => kind.thing.key === key),
			thing,
		),
	);
	return compose(
		'noteable',
		[commentOn, ...parents, ...chosen],
		async (item) => await readNoteable(item, kinds, displayName),
	);
}

async function readNoteable(
	item: Item,
	kinds: readonly NoteableKind[],
	displayName: string,
): Promise<Noteable> {
	const kind = oneOf(item.value('commentOn'), kinds, displayName, item);
	const { parent, thing, at: below, holder: elsewhere } = KINDS[kind];
	const place =
		parent === 'group'
			? path`/groups/${await group.read(item)}`
			: path`/projects/${await project.read(item)}`;
	const at = below(place, await thing.read(item));
	const holder = (await elsewhere?.(at, place, item)) ?? at;
	return { kind, at, holder, notes: path`${holder}/${kind === 'commit' ? 'comments' : 'notes'}` };
}

/** The comments of epics are under its ID, while GitLab shows people its number in the group. */
async function holderOfEpic(at: Path, parent: Path, { gitlab }: Item): Promise<Path> {
	const { id } = await gitlab.once(at.encoded, async () => await gitlab.get(at));
	return path`${parent}/epics/${Number(id)}`;
}

/** The comments of a wiki page are under an ID that stays when the page is moved. */
async function holderOfWikiPage(at: Path, parent: Path, item: Item): Promise<Path> {
	const { wiki_page_meta_id: id } = await item.gitlab.once(at.encoded, async () => await item.gitlab.get(at));
	if (!id)
		return item.fail(
			"GitLab does not say where the comments of 'Wiki Page' are",
			'Older versions of GitLab have no comments on wiki pages.',
		);
	return path`${parent}/wiki_pages/${Number(id)}`;
}
