import { path } from '../../client';
import { type List, compose, entry, inProject, projectPage, required, text, textOf } from '../../fields';
import { locatorIn, project } from '../../fields/places';
import type { Field } from '../../operation';

const packages: List = {
	name: 'searchPackages',
	from: inProject(path`/packages`),
	query: { order_by: 'created_at', sort: 'desc' },
	searchBy: (typed) => ({ package_name: typed }),
	entry: entry('id', ({ name, version }) => [textOf(name), textOf(version)].join(' ').trim()),
};

const pack: Field<'package', number> = required(
	locatorIn<'package', number>(
		{ to: 'project' },
		{
			name: 'package',
			displayName: 'Package',
			list: packages,
			url: {
				pattern: projectPage(String.raw`packages\/(\d+)`),
				example: 'https://gitlab.com/group/project/-/packages/12',
			},
			id: { displayName: 'ID', example: '12', pattern: '\\d+' },
			knownBy: ({ id }) => id,
			resolve: (identifier) => Number(identifier),
		},
	),
);

/** Project and package as one argument: the package's path. */
export const at = compose(
	'at',
	[project, pack],
	async (item) => path`/projects/${await project.read(item)}/packages/${await pack.read(item)}`,
);

const packageName = required(text('packageName', { placeholder: 'e.g. my-app' }));
const packageVersion = required(text('packageVersion', { placeholder: 'e.g. 1.0.0' }));

/** Project, name and version as one argument: the path below which a generic package has its files. */
export const filesAt = compose(
	'filesAt',
	[project, packageName, packageVersion],
	async (item) =>
		path`/projects/${await project.read(item)}/packages/generic/${await packageName.read(item)}/${await packageVersion.read(item)}`,
);

/** Where in the package a file is, if not at its top. */
export const folder = text('path', { displayName: 'Folder', placeholder: 'e.g. linux/amd64' });
