import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, path } from '../../client';
import {
	type List,
	type Param,
	choice,
	chosen,
	compose,
	entry,
	isDigits,
	isEmpty,
	oneOf,
	shownFor,
	text,
	textOf,
} from '../../fields';
import type { Item } from '../../item';
import type { Field } from '../../operation';
import { chosenNote } from '../comment/field';
import { awardable, hasNoteable } from '../comment/noteable';
import { currentUser } from '../shared/currentUser';

const reactTo = choice('reactTo', { whole: 'The Whole', comment: 'A Comment on It' }).property;

/** Where the reactions are that an operation works on: those to a thing, or to a comment on it. */
export const reactions: Field<'reactions', Path> = compose(
	'reactions',
	[awardable, reactTo, shownFor('reactTo', ['comment'], chosenNote)],
	async (item) => {
		const { at, notes } = await awardable.read(item);
		const on = isToComment(item) ? path`${notes}/${await chosenNote.read(item)}` : at;
		return path`${on}/award_emoji`;
	},
);

function isToComment(item: Item): boolean {
	return oneOf(item.value('reactTo') ?? 'whole', ['whole', 'comment'], 'React To', item) === 'comment';
}

/** The name that GitLab has for an emoji, also as people write it: between colons. */
export const emoji: Param<'name', string> = named(
	text('name', {
		displayName: 'Emoji',
		placeholder: 'e.g. thumbsup',
		description: 'Such as eyes, rocket, tada or white_check_mark',
	}),
);

function named<K extends string>({ convert, ...param }: Param<K, string>): Param<K, string> {
	return { ...param, convert: async (...given) => nameIn(await convert(...given)) };
}

function nameIn(text: string): string {
	return text.trim().replace(/^:/, '').replace(/:$/, '');
}

const known: List = {
	name: 'searchReactions',
	from: async (_place, item) => {
		const isChosen = hasNoteable(item) && !(isToComment(item) && isEmpty(item.value('note')));
		return isChosen ? await reactions.read(item) : undefined;
	},
	searchBy: 'names',
	entry: entry(
		'id',
		({ name, user }) => `${textOf(name)}: ${textOf((user as { name?: string } | null)?.name)}`,
	),
};

/** The reaction with an emoji of the user behind the credential: GitLab has one of each at the most. */
export async function ownReaction(
	gitlab: Gitlab,
	reactions: Path,
	emoji: string,
): Promise<IDataObject | undefined> {
	const alike = (await gitlab.list(reactions)).filter(({ name }) => name === emoji);
	if (!alike.length) return undefined;
	const me = await currentUser(gitlab, 'reaction');
	return alike.find(({ user }) => (user as IDataObject | null)?.id === me);
}

/** The reaction that an operation works on: by its ID, or the user's own by its emoji. */
export const chosenReaction = chosen({
	name: 'reaction',
	list: known,
	id: {
		displayName: 'ID or Emoji',
		example: 'eyes',
		hint: "Digits are an ID; an emoji is the user's own reaction with it",
	},
	knownBy: ({ id }) => id,
	resolve: async (identifier, item) => {
		if (isDigits(identifier)) return Number(identifier);
		const emoji = nameIn(identifier);
		const own = await ownReaction(item.gitlab, await reactions.read(item), emoji);
		return own ? Number(own.id) : item.fail(`There is no reaction '${emoji}' of the user's own`);
	},
});
