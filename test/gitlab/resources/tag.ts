import type { ResourceSeed } from '../base';
import { commitEntity } from '../entities/repository';
import { Refusal } from '../http/refusal';
import { text } from '../http/values';
import { optional, required } from '../table/fields';
import { inProjects } from '../table/places';
import type { Row } from '../table/rows';
import { bySearch } from '../table/rules';
import { byName } from '../table/specification';
import { Table } from '../table/table';
import { shaOf } from '../world/arrange';
import type { Commit, Project } from '../world/model';
import { LEVEL } from '../world/model';
import { isTagProtected, protectedTags } from './protectedRef';
import { releases } from './release';

interface Tag extends Row<Project> {
	name: string;
	ref: string;
	message: string;
	commit: Commit;
}

/** What a ref leads to: a branch, a tag, a commit by its id or the beginning of it, or `HEAD`. */
export function commitAt(project: Project, ref: string): Commit | undefined {
	const isShort = /^[\da-f]{7,39}$/.test(ref);
	return (
		project.branches.get(ref === 'HEAD' ? project.default_branch : ref)?.commits[0] ??
		tags.of(project).find(({ name }) => name === ref)?.commit ??
		project.commits.get(ref) ??
		(isShort ? [...project.commits.values()].find(({ id }) => id.startsWith(ref)) : undefined)
	);
}

/** @see https://docs.gitlab.com/api/tags/ */
export const tags: Table<Tag, Project> = new Table({
	name: 'tag',
	places: [
		inProjects(
			'repository/tags',
			{ write: LEVEL.developer },
			{ verbs: ['list', 'create', 'get', 'delete'], missing: '404 Tag Not Found' },
		),
	],
	key: byName('tag_name', 'name'),
	fields: {
		name: required(text, { only: 'create', as: { create: 'tag_name' } }),
		ref: required(text, { only: 'create' }),
		message: optional(text, '', { only: 'create' }),
	},
	unique: {
		by: ({ name }) => name,
		refusal: ({ name }) => new Refusal(400, { message: `Tag ${name} already exists` }),
	},
	check: (row) => {
		const commit = commitAt(row.holder, row.ref);
		if (!commit) throw new Refusal(400, { message: `Target ${row.ref} is invalid` });
		row.commit = commit;
	},
	filters: { search: bySearch(({ name }) => name) },
	order: {
		by: { updated: (row) => row.created_at, name: (row) => row.name, version: (row) => row.name },
		preset: 'desc',
	},
	entity: (view, { name, message, commit, created_at, holder }) => {
		const release = releases.of(holder).find(({ tag_name }) => tag_name === name);
		return {
			name,
			message,
			target: message ? shaOf(`tag ${name}`) : commit.id,
			commit: commitEntity(view, commit),
			release: release ? { tag_name: name, description: release.description } : null,
			protected: isTagProtected(holder, name),
			created_at: message ? created_at : null,
		};
	},
	example: { create: { tag_name: 'rel/2.0#1', ref: 'main', message: 'Second' } },
});

/** A tag of a release and another one, and those that only maintainers may create. */
export const seedTags: ResourceSeed = ({ world }, { users, projects }) => {
	const { website } = projects;
	const [commit] = website.branches.get('main')?.commits ?? [];
	if (!commit) throw new Error('The website has no commit');
	const add = (name: string, message: string) =>
		tags.add(world, users.maria, website, { name, ref: 'main', message, commit });
	add('nightly', '');
	add('v1.0', 'First version');
	releases.add(world, users.maria, website, { tag_name: 'v1.0', ref: 'main', description: 'All new' });
	protectedTags.add(world, users.maria, website, {
		name: 'v*',
		allowed_to_create: [{ user_id: users.maria.id }, { group_id: 7 }, { deploy_key_id: 1 }],
	});
	return {
		tag: ['v1.0', 'nightly'],
		tag_name: ['v2.0', 'v2.1'],
		protectedTag: ['v*'],
		name: ['rel/*', 'hotfix/*'],
		ref: ['main'],
	};
};
