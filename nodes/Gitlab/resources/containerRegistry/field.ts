import { path } from '../../client';
import {
	type List,
	compose,
	entry,
	inProject,
	isEmpty,
	locator,
	projectPage,
	required,
	textOf,
} from '../../fields';
import { locatorIn, project } from '../../fields/places';
import type { Field } from '../../operation';

const repositories: List = {
	name: 'searchContainerRepositories',
	from: inProject(path`/registry/repositories`),
	searchBy: 'names',
	entry: entry('id', (repository) => textOf(repository.path)),
};

const repository: Field<'containerRepository', number> = required(
	locatorIn<'containerRepository', number>(
		{ to: 'project' },
		{
			name: 'containerRepository',
			displayName: 'Container Repository',
			list: repositories,
			url: {
				pattern: projectPage(String.raw`container_registry\/(\d+)`),
				example: 'https://gitlab.com/group/project/container_registry/12',
			},
			id: { displayName: 'ID', example: '12', pattern: '\\d+' },
			knownBy: ({ id }) => id,
			resolve: (identifier) => Number(identifier),
		},
	),
);

/** Project and container repository as one argument: the repository's path. */
export const at = compose(
	'at',
	[project, repository],
	async (item) =>
		path`/projects/${await project.read(item)}/registry/repositories/${await repository.read(item)}`,
);

const tags: List = {
	name: 'searchImageTags',
	from: async ({ project }, item) => {
		if (!project || isEmpty(item.value('containerRepository'))) return undefined;
		return path`/projects/${project}/registry/repositories/${await repository.read(item)}/tags`;
	},
	key: 'name',
	searchBy: 'names',
	entry: entry('name', (tag) => textOf(tag.name)),
};

/** The tag that an operation works on. */
export const imageTag: Field<'imageTag', string> = required(
	locator<'imageTag', string>({
		name: 'imageTag',
		displayName: 'Image Tag',
		list: tags,
		id: { displayName: 'Name', example: 'v1.0', pattern: String.raw`\w[\w.-]{0,127}` },
		knownBy: ({ name }) => name,
		resolve: (identifier) => identifier,
	}),
);
