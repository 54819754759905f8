import type { IDataObject } from 'n8n-workflow';
import { additionalFields, choice, flag, moment, number, required, text, when } from '../../fields';
import type { Noteable, NoteableKind } from './noteable';

const bodyNamed = (displayName: string) =>
	required(
		text('body', {
			displayName,
			lines: 4,
			quickActions: true,
			description:
				'In GitLab Flavored Markdown; lines such as /label ~bug are quick actions, also in text of others',
		}),
	);

/** The text of a comment. */
export const body = bodyNamed('Comment');

/** Its text where another field chooses the comment: a model is told of fields by their labels alone. */
export const newBody = bodyNamed('New Text');

const ON_COMMIT: readonly NoteableKind[] = ['commit'];
const ON_OTHERS: readonly NoteableKind[] = [
	'epic',
	'groupWikiPage',
	'issue',
	'mergeRequest',
	'snippet',
	'wikiPage',
];

const OF_COMMIT = [
	text('path', { placeholder: 'e.g. src/index.ts' }),
	number('line', { min: 1 }),
	choice(
		'line_type',
		{ new: 'New', old: 'Old' },
		{ description: 'Whether the line is counted after the commit or before it' },
	),
] as const;

/** For comments that are taken over from elsewhere. */
export const createdAt = moment('created_at', {
	description: 'For imports; only for owners and administrators',
});

const OF_OTHERS = [flag('internal', 'Whether only Planners and up can see it'), createdAt] as const;

/** What a new comment can be given beside its text. */
export const noteFields = additionalFields(
	...OF_OTHERS.map((param) => when('commentOn', ON_OTHERS, param)),
	when(
		'commentOn',
		['mergeRequest'],
		text('merge_request_diff_head_sha', {
			displayName: 'Diff Head SHA',
			description: 'Newest commit, which the quick action /merge asks for',
		}),
	),
	...OF_COMMIT.map((param) => when('commentOn', ON_COMMIT, param)),
);

/** A comment as GitLab takes it: on a commit its text has another name, and it can be about a line. */
export function contentOf({ kind }: Noteable, body: string, fields: IDataObject): IDataObject {
	const names = OF_COMMIT.map(({ name }) => name as string);
	const isOnCommit = kind === 'commit';
	const fitting = Object.entries(fields).filter(([name]) => names.includes(name) === isOnCommit);
	return { [isOnCommit ? 'note' : 'body']: body, ...Object.fromEntries(fitting) };
}
