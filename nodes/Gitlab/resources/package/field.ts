import { path } from '../../client';
import {
	type List,
	byId,
	compose,
	entry,
	inProject,
	projectPage,
	required,
	text,
	textOf,
} from '../../fields';
import { atInProject, chosenIn, project } from '../../fields/places';
import { pick } from '../../simplify';

const packages: List = {
	name: 'searchPackages',
	from: inProject(path`/packages`),
	query: { order_by: 'created_at', sort: 'desc' },
	searchBy: (typed) => ({ package_name: typed }),
	entry: entry('id', ({ name, version }) => [textOf(name), textOf(version)].join(' ').trim()),
};

const pack = chosenIn('project', {
	name: 'package',
	list: packages,
	url: {
		pattern: projectPage(String.raw`packages\/(\d+)`),
		example: 'https://gitlab.com/group/project/-/packages/12',
	},
	...byId(),
});

/** Project and package as one argument: the package's path. */
export const at = atInProject(path`/packages`, pack);

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

/** What most workflows use of a package. */
export const simplePackage = pick(
	['id', 'name', 'version', 'package_type', 'status'],
	['project_id', 'project_path', 'tags', 'last_downloaded_at', 'created_at'],
);
