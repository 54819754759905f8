import { type Path, path, Upload } from '../../client';
import {
	choice,
	filters,
	flag,
	inputFile,
	named,
	options,
	outputDataField,
	required,
	sorting,
	text,
} from '../../fields';
import { onlyIn, projectOrGroup } from '../../fields/places';
import { type Operation, type Resource, read, write } from '../../operation';
import { download } from '../shared/download';
import { deletion, listBelow } from '../shared/plain';
import { at, filesAt, folder, simplePackage } from './field';

const fileName = required(text('fileName', { placeholder: 'e.g. app.zip' }));

const pathOf = (filesAt: Path, folder: unknown, name: string): Path =>
	folder === undefined ? path`${filesAt}/${name}` : path`${filesAt}/${String(folder)}/${name}`;

/**
 * The files of generic packages.
 *
 * @see https://docs.gitlab.com/user/packages/generic_packages/
 */
const files: Operation[] = [
	read({
		name: 'Download File',
		action: 'Download a file of a generic package',
		description: 'Retrieve a file of a generic package',
		role: 'Reporter',
		fields: [filesAt, fileName, outputDataField, options(folder)],
		run: async ({ gitlab, context, filesAt, fileName, outputDataField: field, options }) =>
			await download({ gitlab, context }, pathOf(filesAt, options.path, fileName), { field, name: fileName }),
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

const FORMATS = {
	...named('cargo', 'composer', 'conan', 'debian', 'generic'),
	golang: 'Go',
	helm: 'Helm',
	maven: 'Maven',
	ml_model: 'Machine Learning Model',
	npm: 'npm',
	nuget: 'NuGet',
	pypi: 'PyPI',
	rpm: 'RPM',
	rubygems: 'RubyGems',
	terraform_module: 'Terraform Module',
};

/** @see https://docs.gitlab.com/api/packages/ */
const getMany = listBelow(projectOrGroup, path`/packages`, {
	name: 'Get Many',
	description: 'List the packages of a project or group',
	simplify: simplePackage,
	fields: [
		filters(
			onlyIn('group', flag('exclude_subgroups', 'Whether to leave these out')),
			flag('include_versionless', 'Whether to include these'),
			text('package_name', { displayName: 'Name', description: 'Or a part of it' }),
			choice('package_type', FORMATS, { displayName: 'Format', default: 'generic' }),
			text('package_version', { displayName: 'Version' }),
			choice(
				'status',
				named('default', 'deprecated', 'error', 'hidden', 'pending_destruction', 'processing'),
			),
		),
		sorting({ created_at: 'Created At', name: 'Name', version: 'Version', type: 'Format' }),
	],
});

export const packages: Resource = {
	name: 'Package',
	description: 'The package registry',
	operations: [
		/** @see https://docs.gitlab.com/api/packages/#get-a-project-package */
		read({
			name: 'Get',
			fields: [at],
			simplify: simplePackage,
			run: async ({ gitlab, at }) => await gitlab.get(at),
		}),
		getMany,
		deletion({ noun: 'a package', at, simplify: simplePackage }, 'Maintainer'),
		...files,
	],
};
