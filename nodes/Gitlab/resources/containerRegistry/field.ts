import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import {
	type List,
	byId,
	byName,
	chosen,
	entry,
	inProject,
	isEmpty,
	projectPage,
	textOf,
} from '../../fields';
import { atInProject, chosenIn } from '../../fields/places';
import { pick } from '../../simplify';

const repositories: List = {
	name: 'searchContainerRepositories',
	from: inProject(path`/registry/repositories`),
	searchBy: 'names',
	entry: entry('id', (repository) => textOf(repository.path)),
};

const repository = chosenIn('project', {
	name: 'containerRepository',
	list: repositories,
	url: {
		pattern: projectPage(String.raw`container_registry\/(\d+)`),
		example: 'https://gitlab.com/group/project/container_registry/12',
	},
	...byId(),
});

/** Project and container repository as one argument: the repository's path. */
export const at = atInProject(path`/registry/repositories`, repository);

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
export const imageTag = chosen({
	name: 'imageTag',
	list: tags,
	...byName('v1.0', { pattern: String.raw`\w[\w.-]{0,127}` }),
});

const simple = pick(
	['id', 'name', 'path', 'location'],
	['project_id', 'status', 'cleanup_policy_started_at', 'created_at'],
);

const tagsOf = pick({ tags: 'tags.name' });

/** What most workflows use of a container repository: its tags and how many they are, too, where asked for. */
export function simpleRepository(row: IDataObject): IDataObject {
	const { tags, tags_count } = row;
	return {
		...simple(row),
		...(tags_count !== undefined && { tags_count }),
		...(tags !== undefined && tagsOf(row)),
	};
}
