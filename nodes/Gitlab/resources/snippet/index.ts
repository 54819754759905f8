import { path } from '../../client';
import {
	additionalFields,
	choice,
	compose,
	filters,
	moment,
	oneOf,
	options,
	outputDataField,
	required,
	requiredRows,
	rows,
	shownFor,
	text,
	updateFields,
} from '../../fields';
import { projectOrMe } from '../../fields/places';
import { type Field, type Resource, read, write } from '../../operation';
import { download } from '../shared/download';
import { deletion, getOne, listBelow, updateOne } from '../shared/plain';
import { at, simpleSnippet } from './field';

const filePath = text('file_path', { placeholder: 'e.g. scripts/clear.sh' });
const fileContent = text('content', { lines: 4 });

/** The files that a snippet begins with. */
const files = requiredRows('files', {
	displayName: 'Files',
	each: 'File',
	required: [filePath, fileContent],
});

/** What becomes of a snippet's files. */
const changedFiles = rows('files', {
	displayName: 'Files',
	each: 'File',
	required: [choice('action', { create: 'Add', delete: 'Delete', move: 'Move', update: 'Change' }), filePath],
	optional: [
		fileContent,
		text('previous_path', { placeholder: 'e.g. clear.sh', description: 'If it is moved' }),
	],
});

const title = text('title');

/** What a snippet can have. */
const content = [
	text('description', { lines: 4 }),
	choice('visibility', { private: 'Private', internal: 'Internal', public: 'Public' }),
] as const;

/**
 * @see https://docs.gitlab.com/api/project_snippets/#create-a-snippet
 * @see https://docs.gitlab.com/api/snippets/#create-a-snippet
 */
const create = write({
	name: 'Create',
	description: 'Add a snippet to a project, or of your own',
	role: 'Reporter',
	fields: [projectOrMe, required(title), files, additionalFields(...content)],
	simplify: simpleSnippet,
	run: async ({ gitlab, place, title, files, additionalFields }) =>
		await gitlab.post(path`${place}/snippets`, { title, files, ...additionalFields }),
});

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
const getContent = read({
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

/** GitLab only narrows the list of a user's own. */
const ownFilters = shownFor('belongsTo', ['me'], filters(moment('created_after'), moment('created_before')));

/**
 * @see https://docs.gitlab.com/api/project_snippets/#list-snippets
 * @see https://docs.gitlab.com/api/snippets/#list-all-snippets-for-current-user
 */
const getMany = listBelow(projectOrMe, path`/snippets`, {
	name: 'Get Many',
	description: 'List the snippets of a project, or your own',
	simplify: simpleSnippet,
	fields: [ownFilters],
});

/**
 * @see https://docs.gitlab.com/api/project_snippets/#update-a-snippet
 * @see https://docs.gitlab.com/api/snippets/#update-a-snippet
 */
const update = updateOne(at, updateFields(title, ...content, changedFiles), {
	description: 'Change some fields or files of a snippet; those of others need the role Maintainer',
	simplify: simpleSnippet,
});

/**
 * @see https://docs.gitlab.com/api/project_snippets/#get-a-snippet
 * @see https://docs.gitlab.com/api/snippets/#get-a-snippet
 */
const get = getOne({
	at,
	description: 'Retrieve a snippet without what is in its files',
	simplify: simpleSnippet,
});

export const snippet: Resource = {
	name: 'Snippet',
	description: 'Files to share',
	operations: [create, deletion({ noun: 'a snippet', at }), get, getContent, getMany, update],
};
