import type { IDataObject } from 'n8n-workflow';
import { type Path, path } from '../../client';
import { type List, type Param, authorOf, beginningOf, isEmpty, required, textOf } from '../../fields';
import { chosenIn, locatorIn, placeOfPage } from '../../fields/places';
import type { Item } from '../../item';
import type { Field } from '../../operation';
import { pick } from '../../simplify';
import { NOTE_URL } from '../comment/field';
import { hasNoteable, noteableWithThreads, WITH_THREADS } from '../comment/noteable';

/** Those who may not read internal comments are given fewer threads than there are. */
const HIDES = { countsMore: true } as const;

/** How a thread's field looks, and where the threads are that it chooses from. */
interface ThreadSpec<K extends string> {
	name: K;
	displayName: string;
	description?: string;
	listName: List['name'];
	/** Undefined while too little is chosen. */
	threads(item: Item): Promise<Path | undefined>;
}

/** One thread, by its ID or by the URL of one of its comments. */
export function threadParam<K extends string>({
	listName,
	threads,
	...looks
}: ThreadSpec<K>): Param<K, string> {
	return locatorIn<K, string>('either', {
		...looks,
		list: {
			...HIDES,
			name: listName,
			from: async (_place, item) => await threads(item),
			searchBy: 'names',
			shows: ({ notes }) => !firstOf(notes).system,
			entry: ({ id, notes }) => ({ name: commentName(firstOf(notes)), value: textOf(id) }),
		},
		url: { pattern: NOTE_URL, example: 'https://gitlab.com/group/project/-/merge_requests/12#note_345' },
		id: {
			displayName: 'ID',
			example: '6a9c1750b37d513a43987b574953fceb50b03ce7',
			pattern: '[\\da-fA-F]{40}',
		},
		knownBy: ({ id, discussion_id }) => discussion_id ?? id,
		resolve: async (identifier, item, { url }) => {
			if (!url) return identifier;
			if (!placeOfPage(url, item)) return undefined;
			return await threadOf(Number(identifier), looks.displayName, { item, at: await threads(item) });
		},
	});
}

/** The thread that has a comment. */
async function threadOf(
	note: number,
	label: string,
	{ item, at }: { item: Item; at: Path | undefined },
): Promise<string> {
	const threads = at
		? await item.gitlab.once(at.encoded, async () => await item.gitlab.list(at, {}, undefined, HIDES))
		: [];
	const found = threads.find(({ notes }) => commentsIn(notes).some(({ id }) => id === note));
	return found
		? textOf(found.id)
		: item.fail(`'${label}' was not found`, `No thread there has the comment ${note}.`);
}

async function threadsOnNoteable(item: Item): Promise<Path | undefined> {
	if (!hasNoteable(item, WITH_THREADS)) return undefined;
	return path`${(await noteableWithThreads.read(item)).holder}/discussions`;
}

/** The thread that an operation works on. */
export const thread: Field<'discussion', string> = required(
	threadParam({
		name: 'discussion',
		displayName: 'Thread',
		listName: 'searchThreads',
		threads: threadsOnNoteable,
	}),
);

const comments: List = {
	...HIDES,
	name: 'searchThreadComments',
	from: async (_place, item) => {
		const threads = isEmpty(item.value('discussion')) ? undefined : await threadsOnNoteable(item);
		return threads && path`${threads}/${await thread.read(item)}/notes`;
	},
	isPaged: false,
	searchBy: 'names',
	entry: (note) => ({ name: commentName(note), value: textOf(note.id) }),
};

/** The comment of the thread that an operation works on. */
export const comment = chosenIn('either', {
	name: 'note',
	displayName: 'Comment',
	list: comments,
	url: { pattern: NOTE_URL, example: 'https://gitlab.com/group/project/-/merge_requests/12#note_345' },
	id: { displayName: 'ID', example: '345', pattern: '\\d+' },
	knownBy: ({ id }) => id,
	resolve: (identifier, item, { url }) => (url && !placeOfPage(url, item) ? undefined : Number(identifier)),
});

function commentName(note: IDataObject): string {
	return [authorOf(note), beginningOf(textOf(note.body))].filter(Boolean).join(': ');
}

function firstOf(notes: unknown): IDataObject {
	return commentsIn(notes)[0] ?? {};
}

function commentsIn(notes: unknown): IDataObject[] {
	return Array.isArray(notes) ? (notes.filter(Boolean) as IDataObject[]) : [];
}

const simpleFirst = pick(['type'], { author: 'author.username' }, ['body', 'created_at'], {
	path: 'position.new_path',
	old_line: 'position.old_line',
	new_line: 'position.new_line',
});

const simpleComment = pick(['id'], { author: 'author.username' }, ['body', 'created_at', 'suggestions']);

/** What most workflows use of a thread: its first comment, whether it is resolved, and all comments. */
export function simpleThread({ id, notes }: IDataObject): IDataObject {
	const all = (Array.isArray(notes) ? notes : []).filter(Boolean) as IDataObject[];
	const resolvable = all.filter((note) => note.resolvable === true);
	return {
		id: id ?? null,
		...simpleFirst(all[0] ?? {}),
		resolved: resolvable.length ? resolvable.every(({ resolved }) => resolved === true) : null,
		notes: all.map(simpleComment),
	};
}
