import type { IDataObject } from 'n8n-workflow';
import { choice, compose, flag, inputFile, oneOf, required, shownFor, text, textFrom } from '../../fields';
import type { Field } from '../../operation';

/** Where the content of a file can come from. */
export const SOURCES = ['file', 'text'] as const;

/** Chooses where a file's content comes from. */
export const contentFrom = choice(
	'contentFrom',
	{ file: 'Binary Field', text: 'Text' },
	{ default: 'text' },
).property;

/** A file may be empty. */
export const contentText = text('content', { lines: 5 });

/** All that is to stand in a file. GitLab takes it as JSON, so it is held whole. */
export const content: Field<'content', Buffer> = compose(
	'content',
	[
		contentFrom,
		shownFor('contentFrom', ['text'], { properties: [contentText.property], labels: {} }),
		shownFor('contentFrom', ['file'], inputFile),
	],
	async (item) => {
		if (oneOf(item.value('contentFrom') ?? 'text', SOURCES, 'Content From', item) === 'file')
			return await (await inputFile.read(item)).bytes();
		return Buffer.from(textFrom(item.value('content') ?? '', 'Content', item));
	},
);

/** Content as GitLab takes it: as text where it is text, so that people can read what was sent. */
export function encoded(bytes: Buffer): IDataObject {
	const words = bytes.toString();
	const isText = !bytes.includes(0) && Buffer.from(words).equals(bytes);
	return isText
		? { content: words, encoding: 'text' }
		: { content: bytes.toString('base64'), encoding: 'base64' };
}

/** What the commit says. */
export const commitMessage = required(text('commit_message', { lines: 2, quickActions: true }));

export const author = [
	text('author_email', { placeholder: 'e.g. maria.santos@example.com' }),
	text('author_name'),
] as const;

export const startBranch = text('start_branch', { placeholder: 'e.g. main' });

export const lastCommit = text('last_commit_id', {
	displayName: 'Last Commit SHA',
	placeholder: 'e.g. 6104942438c14ec7',
	description: 'Fails if another commit has changed the file since',
});

export const executable = flag('execute_filemode', 'Whether it can be executed', {
	displayName: 'Executable',
});
