import type { ResourceSeed } from '../base';
import { snippetEntity } from '../entities/repository';
import { inProjects } from '../table/places';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { Project, Snippet } from '../world/model';
import { LEVEL } from '../world/model';

/** @see https://docs.gitlab.com/api/project_snippets/ */
export const snippets: Table<Snippet, Project> = new Table({
	name: 'snippet',
	places: [
		inProjects(
			'snippets',
			{ write: LEVEL.developer },
			{ verbs: ['list', 'get'], missing: '404 Snippet Not Found' },
		),
	],
	key: byNumber('snippet_id', 'id'),
	stored: (project) => project.snippets,
	make: (world, author, project, given) =>
		world.newSnippet(project, author, given.title ?? '', given.content ?? ''),
	fields: {},
	entity: snippetEntity,
	example: { create: {}, params: { snippet_id: '1' } },
});

/** A snippet. */
export const seedSnippets: ResourceSeed = ({ world }, { users, projects }) => {
	const { id } = world.createSnippet(projects.website, users.jonas, 'Clear the cache', 'redis-cli flushall');
	return { snippet: [String(id)] };
};
