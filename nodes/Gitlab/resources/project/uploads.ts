import { path, Upload } from '../../client';
import { inputFile, outputDataField } from '../../fields';
import { type Operation, read, write } from '../../operation';
import { download } from '../shared/download';
import { listBelow } from '../shared/plain';
import { at, uploadAt } from './field';

/**
 * Files for Markdown, in issues, comments and wherever else people write.
 *
 * @see https://docs.gitlab.com/api/project_markdown_uploads/
 */
export const uploads: Operation[] = [
	write({
		name: 'Upload File',
		action: 'Upload a file to a project',
		description: 'Upload a file for use in Markdown',
		role: 'Guest',
		fields: [at, inputFile],
		run: async ({ gitlab, at, inputFile }) =>
			await gitlab.post(path`${at}/uploads`, Upload.ofForm([['file', inputFile]])),
	}),
	listBelow(at, path`/uploads`, {
		name: 'Get Uploads',
		description: 'List the files uploaded for Markdown',
		role: 'Maintainer',
	}),
	read({
		name: 'Download Upload',
		action: 'Download an upload of a project',
		description: 'Get a file uploaded for Markdown',
		role: 'Maintainer',
		fields: [uploadAt, outputDataField],
		run: async ({ gitlab, context, at, outputDataField: field }) =>
			await download({ gitlab, context }, at, { field }),
	}),
	write({
		name: 'Delete Upload',
		action: 'Delete an upload of a project (cannot be undone)',
		description: 'Delete a file uploaded for Markdown',
		role: 'Maintainer',
		fields: [uploadAt],
		run: async ({ gitlab, at }) => await gitlab.delete(at),
	}),
];
