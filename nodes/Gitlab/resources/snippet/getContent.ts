import { path } from '../../client';
import { choice, compose, oneOf, options, outputDataField, shownFor, text } from '../../fields';
import { type Field, read } from '../../operation';
import { download } from '../shared/download';
import { at } from './field';

type ContentAs = { as: 'text' } | { as: 'file'; field: string };

const form = choice('contentAs', { file: 'File', text: 'Text' }, { default: 'text' }).property;

/** The form in which the content comes out. */
const contentAs: Field<'contentAs', ContentAs> = compose(
	'contentAs',
	[form, shownFor('contentAs', ['file'], outputDataField)],
	async (item) => {
		const as = oneOf(item.value('contentAs'), ['file', 'text'], 'Content As', item);
		return as === 'text' ? { as } : { as, field: await outputDataField.read(item) };
	},
);

/**
 * @see https://docs.gitlab.com/api/project_snippets/#snippet-content
 * @see https://docs.gitlab.com/api/snippets/#get-snippet-repository-file-content
 */
export const getContent = read({
	name: 'Get Content',
	action: 'Get the content of a snippet',
	description: 'Read a file of a snippet, the first one unless named',
	fields: [
		at,
		contentAs,
		options(
			text('file_path', { placeholder: 'e.g. scripts/clear.sh' }),
			text('ref', {
				displayName: 'Branch or Commit',
				placeholder: 'e.g. main',
				description: 'The newest unless set',
			}),
		),
	],
	run: async ({ gitlab, context, at, contentAs, options: { file_path, ref = 'HEAD' } }) => {
		const raw = file_path ? path`${at}/files/${String(ref)}/${String(file_path)}/raw` : path`${at}/raw`;
		if (contentAs.as === 'text') return { content: await gitlab.text(raw) };
		const name = file_path ? String(file_path).split('/').at(-1) : undefined;
		return await download({ gitlab, context }, raw, { field: contentAs.field, name });
	},
});
