import { isAnyLike } from '../../wildcards';
import { read, readText } from '../output/read';
import type { WebhookEvent } from '../output/webhookEvent';
import { type Command, commandIn } from './command';
import type { Filter } from './filter';
import { listed, listField } from './listField';

const FLAGS = ['note_events', 'confidential_note_events'];

/** How much of a comment is compared; patterns that are longer than any sensible one match nothing. */
const MOST_CHARACTERS = 10_000;
const LONGEST_PATTERN = 200;

function textFilter(field: Filter['field'], isFound: (text: string, wanted: string[]) => boolean): Filter {
	return {
		field,
		flags: FLAGS,
		accepts: (webhookEvent, value) => {
			const wanted = listed(value);
			if (webhookEvent.event !== 'comment' || !wanted.length) return true;
			const text = textOf(webhookEvent);
			return text !== undefined && isFound(text, wanted);
		},
	};
}

/** What somebody wrote: GitLab's own notes, on what was done, repeat titles and the like that others chose. */
function textOf({ event, body }: WebhookEvent): string | undefined {
	const isWritten = event === 'comment' && read(body, 'object_attributes.system') !== true;
	return isWritten ? readText(body, 'object_attributes.note') : undefined;
}

/** The command that the filter lets in, for the output. */
export function commandOf(webhookEvent: WebhookEvent, value: unknown): Command | undefined {
	const text = textOf(webhookEvent);
	return text === undefined ? undefined : commandIn(text, listed(value));
}

/** The lines that are compared; the last is left out where it is cut. */
function linesOf(text: string): string[] {
	const lines = text.slice(0, MOST_CHARACTERS).split(/\r?\n/);
	return text.length > MOST_CHARACTERS ? lines.slice(0, -1) : lines;
}

export const commentFilters: readonly Filter[] = [
	textFilter(
		listField(
			'command',
			'Comment Command',
			'/deploy, /rollback prod',
			"A line of the comment that begins with a slash and this word, outside of code, quotes, lists and HTML. What follows it comes out as command.args. Separate several with commas. GitLab's own quick actions such as /approve cannot be used: GitLab takes them out of comments. An edited comment gives its command again, unless 'Comment Actions' is set to Created. Whoever may comment can give commands: limit them with 'Minimum Role' or 'By'.",
		),
		(text, wanted) => commandIn(text, wanted) !== undefined,
	),
	textFilter(
		listField(
			'commentContains',
			'Comment Contains',
			'please, thanks',
			'Words that the comment contains, upper or lower case. Any of them is enough; separate several with commas.',
		),
		(text, wanted) => {
			const lowered = text.toLowerCase();
			return wanted.some((word) => lowered.includes(word.toLowerCase()));
		},
	),
	textFilter(
		listField(
			'commentMatches',
			'Comment Matches',
			'release v?.* is out*',
			'A pattern that a whole line of the comment must match: * stands for any characters, ? for one. Separate several with commas.',
		),
		(text, wanted) =>
			isAnyLike(
				linesOf(text),
				wanted.filter(({ length }) => length <= LONGEST_PATTERN),
			),
	),
];
