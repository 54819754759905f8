import { type Path, path } from '../../client';
import { type Param, compose, optional, required, text } from '../../fields';
import { project } from '../../fields/places';
import type { Field } from '../../operation';
import { branchParam } from '../branch/field';

/** A path as GitLab has it: people begin it with a slash, or end a folder with one. */
function withoutSlashes<K extends string>(param: Param<K, string>): Param<K, string> {
	return {
		...param,
		convert: async (given, item, at) =>
			(await param.convert(given, item, at)).trim().replace(/^\/+/, '').replace(/\/$/, ''),
	};
}

/** Where a file is in its repository. */
export function filePathParam<K extends string>(name: K, displayName = 'File Path'): Param<K, string> {
	return withoutSlashes(text(name, { displayName, placeholder: 'e.g. docs/README.md' }));
}

/** The file that an operation works on. */
export const filePath: Field<'filePath', string> = required({
	...filePathParam('filePath'),
	property: {
		...filePathParam('filePath').property,
		hint: 'From the top folder of the repository, which needs no slash before it',
	},
});

/** A folder of the repository. */
export const folder = withoutSlashes(text('path', { displayName: 'Folder', placeholder: 'e.g. docs' }));

const refParam = branchParam('ref', {
	displayName: 'Branch, Tag or Commit',
	description: 'The default branch unless given',
});

/** Where a repository is read: a branch, a tag or a commit; undefined for the default branch. */
export const ref: Field<'ref', string | undefined> = optional(refParam);

/** The same where GitLab must be told something. */
export const refOrDefault: Field<'ref', string> = {
	...ref,
	read: async (item) => (await ref.read(item)) ?? 'HEAD',
};

/** The branch that is committed to. */
export const branch = required(branchParam('branch', { displayName: 'Branch' }));

/** Project and path as one argument: the file's own path below the API. */
export const at = compose('at', [project, filePath], async (item) => {
	return fileAt(await project.read(item), await filePath.read(item));
});

/** The path of a file below the API. */
export function fileAt(project: string, filePath: string): Path {
	return path`/projects/${project}/repository/files/${filePath}`;
}
