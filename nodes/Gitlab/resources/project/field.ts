import { path } from '../../client';
import {
	type List,
	byId,
	compose,
	entry,
	inProject,
	locator,
	optional,
	required,
	textOf,
} from '../../fields';
import { groupIdParam, project } from '../../fields/places';

/** The chosen project's path. */
export const at = compose('at', [project], async (item) => path`/projects/${await project.read(item)}`);

/** The group that a new project is made in; without one it is among the user's own. */
export const intoGroup = optional(
	groupIdParam('intoGroup', 'Group', 'Your own projects where nothing is chosen'),
);

/** What hangs on a project and has no page of its own, by its ID. */
const part = <K extends string>(name: K, displayName: string, list: List) =>
	required(
		locator<K, number>({
			name,
			displayName,
			list,
			...byId(),
		}),
	);

const upload = part('upload', 'Upload', {
	name: 'searchUploads',
	from: inProject(path`/uploads`),
	searchBy: 'names',
	entry: entry('id', (row) => textOf(row.filename)),
});

/** The path of a file that was uploaded to a project. */
export const uploadAt = compose(
	'at',
	[project, upload],
	async (item) => path`${await at.read(item)}/uploads/${await upload.read(item)}`,
);

const mirror = part('remoteMirror', 'Mirror', {
	name: 'searchRemoteMirrors',
	from: inProject(path`/remote_mirrors`),
	searchBy: 'names',
	entry: entry('id', (row) => textOf(row.url)),
});

/** The path of a mirror that a project is pushed to. */
export const mirrorAt = compose(
	'at',
	[project, mirror],
	async (item) => path`${await at.read(item)}/remote_mirrors/${await mirror.read(item)}`,
);
