import { path } from '../../client';
import { choice, flag, oneOf, options, outputDataField, required, text } from '../../fields';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { folder, ref } from '../file/field';
import { download } from '../shared/download';

/** GitLab tells formats by the end of the path. */
const ARCHIVES = {
	'tar.gz': path`/archive.tar.gz`,
	zip: path`/archive.zip`,
	tar: path`/archive.tar`,
	'tar.bz2': path`/archive.tar.bz2`,
} as const;

type Format = keyof typeof ARCHIVES;

const formatParam = choice('format', {
	'tar.gz': 'Gzipped TAR',
	zip: 'ZIP',
	tar: 'TAR',
	'tar.bz2': 'Bzipped TAR',
});

const format = required({
	...formatParam,
	convert: (given, item) => oneOf(given, Object.keys(ARCHIVES) as Format[], 'Format', item),
});

/** @see https://docs.gitlab.com/api/repositories/#retrieve-file-archive */
export const downloadArchive = read({
	name: 'Download Archive',
	action: 'Download an archive of a repository',
	description: 'Retrieve all files as one file',
	fields: [
		project,
		ref,
		format,
		outputDataField,
		options(
			text('exclude_paths', {
				placeholder: 'e.g. docs, tests',
				description: 'Separated by commas',
			}),
			folder,
			flag('include_lfs_blobs', 'Whether to get what Git LFS has stored', {
				displayName: 'Include From Git LFS',
				default: true,
			}),
		),
	],
	run: async ({ gitlab, context, project, ref, format, outputDataField: field, options }) =>
		await download({ gitlab, context }, path`/projects/${project}/repository${ARCHIVES[format]}`, {
			field,
			query: { ...(ref !== undefined && { sha: ref }), ...options },
			isTypeFromName: true,
		}),
});
