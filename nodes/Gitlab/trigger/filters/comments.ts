import type { Happening } from '../output/happening';
import { readText } from '../output/read';
import type { Command } from './command';
import { commandIn } from './command';
import type { Filter } from './filter';
import { listed, listField } from './filter';
import { isAnyLike } from './wildcards';

const FLAGS = ['note_events', 'confidential_note_events'];

/** How much of a comment is compared; patterns that are longer than any sensible one match nothing. */
const MOST_CHARACTERS = 10_000;
const LONGEST_PATTERN = 200;

function textFilter(field: Filter['field'], isFound: (text: string, wanted: string[]) => boolean): Filter {
	return {
		field,
		flags: FLAGS,
		accepts: ({ event, body }, value) => {
			const wanted = listed(value);
			return (
				event !== 'comment' || !wanted.length || isFound(readText(body, 'object_attributes.note'), wanted)
			);
		},
	};
}

/** The command that the filter lets in, for the output. */
export function commandOf({ event, body }: Happening, value: unknown): Command | undefined {
	return event === 'comment' ? commandIn(readText(body, 'object_attributes.note'), listed(value)) : undefined;
}

export const commentFilters: readonly Filter[] = [
	textFilter(
		listField(
			'command',
			'Comment Command',
			'/deploy, /rollback prod',
			'A line of the comment that begins with a slash and this word. What follows it comes out as command.args. Separate several with commas.',
		),
		(text, wanted) => commandIn(text, wanted) !== undefined,
	),
	textFilter(
		listField(
			'commentContains',
			'Comment Contains',
			'please, thanks',
			'Words in the comment, in capitals or not. Any of them is enough; separate several with commas.',
		),
		(text, wanted) => wanted.some((word) => text.toLowerCase().includes(word.toLowerCase())),
	),
	textFilter(
		listField(
			'commentMatches',
			'Comment Matches',
			'release v?.* is out*',
			'How a line of the comment must be, as a whole: * stands for any characters, ? for one. Separate several with commas.',
		),
		(text, wanted) =>
			isAnyLike(
				text.slice(0, MOST_CHARACTERS).split(/\r?\n/),
				wanted.filter(({ length }) => length <= LONGEST_PATTERN),
			),
	),
];
