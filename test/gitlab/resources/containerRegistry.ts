import type { ResourceSeed } from '../base';
import { groupOf, need, projectOf, projectsIn } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer } from '../http/call';
import { page } from '../http/paging';
import { badParameter } from '../http/refusal';
import { flag, integer, required, text } from '../http/values';
import { inProjects } from '../table/places';
import type { Row } from '../table/rows';
import { byName, byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { Project } from '../world/model';
import { LEVEL } from '../world/model';
import { shaOf } from '../world/arrange';

interface ContainerRepository extends Row<Project> {
	name: string;
	status: string | null;
}

interface ImageTag extends Row<ContainerRepository> {
	name: string;
}

const PLACE = {
	...inProjects('registry/repositories', { read: LEVEL.reporter, write: LEVEL.maintainer }),
	verbs: ['list', 'delete'] as Array<'list' | 'delete'>,
};

/** @see https://docs.gitlab.com/api/container_registry/ */
export const containerRepositories: Table<ContainerRepository, Project> = new Table({
	name: 'container repository',
	places: [PLACE],
	key: byNumber('repository_id', 'id'),
	fields: {},
	fresh: () => ({ status: null }),
	entity: repositoryEntity,
	example: { create: {}, params: { repository_id: '1' } },
});

/** @see https://docs.gitlab.com/api/container_registry/#list-registry-repository-tags */
export const imageTags: Table<ImageTag, ContainerRepository> = new Table({
	name: 'image tag',
	places: containerRepositories
		.below('tags', { read: LEVEL.reporter, write: LEVEL.developer })
		.map((place) => ({ ...place, verbs: ['list', 'get', 'delete'] })),
	key: byName('tag_name', 'name'),
	fields: {},
	entity: (_call, row, verb) => (verb === 'list' ? tagEntity(row) : tagDetails(row)),
	example: { create: {}, params: { repository_id: '1', tag_name: 'latest' } },
});

const pathOf = ({ holder, name }: ContainerRepository) =>
	[holder.path_with_namespace, name].filter((part) => part !== '').join('/');

function repositoryEntity(call: Call, row: ContainerRepository) {
	const { id, name, holder, created_at, status } = row;
	const path = pathOf(row);
	const tags = imageTags.of(row).map(tagEntity);
	return {
		...{ id, name, path, project_id: holder.id, location: `registry.example.com/${path}` },
		...{ created_at, cleanup_policy_started_at: created_at, status },
		delete_api_path: `${call.world.url}/api/v4/projects/${holder.id}/registry/repositories/${id}`,
		...(flag(call.input, 'tags_count') && { tags_count: tags.length }),
		...(flag(call.input, 'tags') && { tags }),
	};
}

function tagEntity({ name, holder }: ImageTag) {
	const path = `${pathOf(holder)}:${name}`;
	return { name, path, location: `registry.example.com/${path}` };
}

function tagDetails(row: ImageTag) {
	const revision = shaOf(row.name).padEnd(64, '0');
	const digest = `sha256:${revision}`;
	const { created_at } = row;
	return {
		...tagEntity(row),
		revision,
		short_revision: revision.slice(0, 9),
		digest,
		created_at,
		total_size: 350_224_384,
	};
}

const DAYS = /^(\d+)d$/;

/** What the rule leaves is deleted at once; a real GitLab takes its time. */
function deleteByRule(call: Call): Answer {
	need(call, projectOf(call), LEVEL.maintainer);
	required(call.input, 'name_regex_delete');
	const tags = imageTags.of(containerRepositories.one(call, PLACE));
	const [goes, stays] = ['name_regex_delete', 'name_regex_keep'].map((name) => expressionIn(call, name));
	const age = Number(DAYS.exec(text(call.input, 'older_than') ?? '0d')?.[1]) * 86_400_000;
	const doomed = tags
		.filter(({ name }) => name !== 'latest' && goes?.test(name) && !stays?.test(name))
		.sort((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at))
		.slice(integer(call.input, 'keep_n') ?? 0)
		.filter(({ created_at }) => Date.parse(created_at) < Date.now() - age);
	for (const tag of doomed) tags.splice(tags.indexOf(tag), 1);
	return new Answer(202, 202);
}

/** GitLab puts the ends around the expression as text. */
function expressionIn(call: Call, name: string): RegExp | undefined {
	const expression = text(call.input, name);
	try {
		return expression === undefined ? undefined : new RegExp(`^${expression}$`);
	} catch {
		throw badParameter(`${name} is an invalid regexp`);
	}
}

const ofGroup = (call: Call) => {
	const group = groupOf(call);
	need(call, group, LEVEL.reporter);
	const rows = projectsIn(call, group).flatMap((project) => containerRepositories.of(project));
	return page(call, rows, (row) => repositoryEntity(call, row));
};

export const containerRegistryRoutes: Route[] = [
	...containerRepositories.routes,
	...imageTags.routes,
	['DELETE', `${PLACE.path}/:repository_id/tags`, deleteByRule],
	['GET', 'groups/:id/registry/repositories', ofGroup],
];

/** The project's own repository with tags of several ages, and one that is about to go. */
export const seedContainerRegistry: ResourceSeed = ({ world }, { users, projects }) => {
	const repository = (name: string, status: string | null) =>
		containerRepositories.add(world, users.maria, projects.website, { name, status });
	const main = repository('', null);
	const ages = { 'dev-1': '01', 'dev-2': '02', 'dev-3': '03', 'release-1.0': '04', latest: '05' };
	for (const [name, month] of Object.entries(ages)) {
		const created_at = `2025-${month}-01T00:00:00.000Z`;
		imageTags.add(world, users.maria, main, { name, created_at });
	}
	const ids = [main, repository('shop', 'delete_scheduled')].map(({ id }) => String(id));
	return {
		containerRepository: ids,
		imageTag: ['dev-1'],
		name_regex_delete: ['dev-.+'],
		name_regex_keep: ['dev-2'],
		older_than: ['7d'],
		preview: ['true', 'false'],
	};
};
