import { type Path, path, Upload } from '../../client';
import { choice, inputFile, options, outputDataField, required, text } from '../../fields';
import { type Operation, read, write } from '../../operation';
import { download } from '../shared/download';
import { filesAt, folder } from './field';

const fileName = required(text('fileName', { placeholder: 'e.g. app.zip' }));

const pathOf = (filesAt: Path, folder: unknown, name: string): Path =>
	folder === undefined ? path`${filesAt}/${name}` : path`${filesAt}/${String(folder)}/${name}`;

/**
 * The files of generic packages.
 *
 * @see https://docs.gitlab.com/user/packages/generic_packages/
 */
export const files: Operation[] = [
	read({
		name: 'Download File',
		action: 'Download a file of a generic package',
		description: 'Retrieve a file of a generic package',
		role: 'Reporter',
		fields: [filesAt, fileName, outputDataField, options(folder)],
		run: async ({ gitlab, context, filesAt, fileName, outputDataField: field, options }) =>
			await download({ gitlab, context }, pathOf(filesAt, options.path, fileName), {
				field,
				name: fileName,
			}),
	}),
	write({
		name: 'Upload File',
		action: 'Upload a file to a generic package',
		description: 'Publish a file in a new or existing generic package',
		role: 'Developer',
		fields: [
			filesAt,
			inputFile,
			options(text('fileName'), folder, choice('status', { default: 'Default', hidden: 'Hidden' })),
		],
		run: async ({ gitlab, filesAt, inputFile, options: { fileName, path: folder, ...rest } }) => {
			const at = pathOf(filesAt, folder, typeof fileName === 'string' ? fileName : inputFile.name);
			// Without this, GitLab says that it was created, and nothing else.
			const query = { ...rest, select: 'package_file' };
			return await gitlab.put(at, Upload.ofFile(inputFile), query);
		},
	}),
];
