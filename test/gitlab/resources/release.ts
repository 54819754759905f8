import type { ResourceSeed } from '../base';
import { milestoneEntity } from '../entities/issuable';
import { projectUrl } from '../entities/project';
import { commitEntity } from '../entities/repository';
import type { View } from '../entities/user';
import { userBasic } from '../entities/user';
import { groupOf, need, projectOf, projectsIn } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer, me } from '../http/call';
import { page } from '../http/paging';
import { invalid, Refusal } from '../http/refusal';
import type { Values } from '../http/values';
import { choice, group, list, text } from '../http/values';
import { givenOf, oneOf, optional, required, textOrNull } from '../table/fields';
import { inProjects } from '../table/places';
import type { Row } from '../table/rows';
import { byTime } from '../table/rules';
import { byName, byNumber } from '../table/specification';
import { Table } from '../table/table';
import { seedPackages } from './package';
import type { Project, User } from '../world/model';
import { groupsAbove, shaOf } from '../world/arrange';
import { LEVEL } from '../world/model';

interface Release extends Row<Project> {
	tag_name: string;
	name: string | null;
	description: string | null;
	released_at: string;
	ref: string | null;
	milestones: string[];
	author: User;
	evidences: Array<{ sha: string; filepath: string; collected_at: string }>;
}

interface ReleaseLink extends Row<Release> {
	name: string;
	url: string;
	direct_asset_path: string | null;
	link_type: string;
}

const MISSING = { missing: '404 Not Found' };
const PLACE = inProjects('releases', { write: LEVEL.developer }, MISSING);

/** @see https://docs.gitlab.com/api/releases/ */
export const releases: Table<Release, Project> = new Table({
	name: 'release',
	places: [PLACE],
	key: byName('tag_name', 'tag_name'),
	fields: {
		tag_name: required(text, { only: 'create' }),
		name: optional<string | null>(text, null),
		description: optional<string | null>(text, null),
		released_at: optional(text),
		ref: optional<string | null>(text, null, { only: 'create' }),
		milestones: optional(list, []),
	},
	fresh: (author, _project, world) => ({ author, released_at: world.now(), evidences: [] }),
	check: (row) => {
		const wanted = row.milestones.filter((title) => !milestonesOf(row).some((each) => each.title === title));
		if (wanted.length) throw new Refusal(400, { message: `Milestone(s) not found: ${wanted.join(', ')}` });
		if (!row.ref) throw new Refusal(422, { message: 'Ref is not specified' });
		if (!commitOf(row)) throw new Refusal(400, { message: 'Target ' + row.ref + ' is invalid' });
	},
	unique: {
		by: ({ tag_name }) => tag_name,
		refusal: () => new Refusal(409, { message: 'Release already exists' }),
	},
	filters: {
		updated_after: byTime((row) => row.updated_at, 'after'),
		updated_before: byTime((row) => row.updated_at, 'before'),
	},
	after: (call, row, verb) => {
		if (verb === 'create') addLinks(call, row);
	},
	order: {
		by: { released_at: (row) => row.released_at, created_at: (row) => row.created_at },
		preset: 'desc',
	},
	entity: releaseEntity,
	tellsDeleted: true,
	example: {
		create: { tag_name: 'v2.0/rc#1', ref: 'main', name: 'Second', description: 'All new' },
		update: { description: 'Nearly all new' },
	},
});

/** @see https://docs.gitlab.com/api/releases/links/ */
export const releaseLinks: Table<ReleaseLink, Release> = new Table({
	name: 'release link',
	places: releases.below('assets/links', { write: LEVEL.developer }),
	key: byNumber('link_id', 'id'),
	fields: {
		name: required(text),
		url: required(text),
		direct_asset_path: optional(textOrNull, null),
		link_type: optional(oneOf('other', 'runbook', 'image', 'package'), 'other'),
	},
	mustChange: true,
	unique: { by: ({ url }) => url, refusal: () => invalid({ url: ['has already been taken'] }) },
	entity: linkEntity,
	tellsDeleted: true,
	example: {
		params: { tag_name: 'v1.0' },
		create: { name: 'Binary', url: 'https://example.com/v1/binary', direct_asset_path: '/bin/shop' },
		update: { link_type: 'package' },
	},
});

/** A new release can come with its links. */
function addLinks(call: Call, row: Release) {
	const { links } = group(call.input, 'assets');
	for (const link of (links ?? []) as Values[])
		releaseLinks.add(call.world, me(call), row, givenOf(releaseLinks.spec.fields, 'create', link));
}

/** Those of the project, and in Premium of the groups above it. */
const milestonesOf = ({ holder, milestones }: Release) =>
	[holder, ...groupsAbove(holder)]
		.flatMap((one) => one.milestones)
		.filter(({ title }) => milestones.includes(title));

const commitOf = ({ holder, ref }: Release) =>
	holder.branches.get(ref ?? '')?.commits[0] ?? holder.commits.get(ref ?? '');

function linkEntity(view: View, { id, name, url, link_type, direct_asset_path, holder }: ReleaseLink) {
	const tag = encodeURIComponent(holder.tag_name);
	const direct = `${projectUrl(view, holder.holder)}/-/releases/${tag}/downloads${direct_asset_path}`;
	return { id, name, url, direct_asset_url: direct_asset_path ? direct : url, link_type };
}

function assetsOf(view: View, row: Release) {
	const tag = encodeURIComponent(row.tag_name);
	const archive = `${projectUrl(view, row.holder)}/-/archive/${tag}/${row.holder.path}-${tag}`;
	const sources = ['zip', 'tar.gz', 'tar.bz2', 'tar'].map((format) => ({
		format,
		url: `${archive}.${format}`,
	}));
	const links = releaseLinks.of(row).map((link) => linkEntity(view, link));
	return { count: sources.length + links.length, sources, links };
}

function releaseEntity(view: View, row: Release) {
	const { tag_name, description, created_at, released_at, holder } = row;
	const tag = encodeURIComponent(tag_name);
	const commit = commitOf(row);
	const path = `/${holder.path_with_namespace}/-`;
	const self = `${projectUrl(view, holder)}/-/releases/${tag}`;
	return {
		...{ tag_name, description, created_at, released_at },
		name: row.name ?? tag_name,
		upcoming_release: released_at > view.world.now(),
		author: userBasic(view, row.author),
		commit: commit ? commitEntity(view, commit) : null,
		milestones: milestonesOf(row).map((milestone) => ({
			...milestoneEntity(view, milestone),
			issue_stats: issueStats(holder, milestone.id),
		})),
		commit_path: `${path}/commit/${commit?.id ?? ''}`,
		tag_path: `${path}/tags/${tag}`,
		assets: assetsOf(view, row),
		evidences: row.evidences,
		_links: { edit_url: `${self}/edit`, self },
	};
}

function issueStats({ issues }: Project, id: number) {
	const inIt = [...issues.values()].filter(({ milestone }) => milestone?.id === id);
	return { total: inIt.length, closed: inIt.filter(({ state }) => state === 'closed').length };
}

const newestFirst = (rows: Release[]) => [...rows].sort((a, b) => (a.released_at < b.released_at ? 1 : -1));

/** Leads to the newest release that is out. */
function latest(call: Call): Answer {
	const project = projectOf(call);
	const [newest] = newestFirst(releases.of(project).filter((row) => row.released_at <= call.world.now()));
	if (!newest) throw new Refusal(404, { message: MISSING.missing });
	const tag = encodeURIComponent(newest.tag_name);
	const location = `${call.world.url}/api/v4/projects/${project.id}/releases/${tag}`;
	return new Answer(302, '', undefined, { location });
}

function collectEvidence(call: Call): object {
	const project = projectOf(call);
	need(call, project, LEVEL.developer);
	const row = releases.one(call, PLACE);
	const collected_at = call.world.now();
	const filepath = `${projectUrl(call, project)}/-/releases/${row.tag_name}/evidences/${row.evidences.length + 1}.json`;
	row.evidences.push({ sha: shaOf(`${row.tag_name} ${collected_at}`), filepath, collected_at });
	return { message: '201 Created' };
}

function ofGroup(call: Call) {
	const rows = newestFirst(projectsIn(call, groupOf(call)).flatMap((project) => releases.of(project)));
	const asked = choice(call.input, 'sort', ['asc', 'desc']);
	return page(call, asked === 'asc' ? rows.reverse() : rows, (row) => releaseEntity(call, row));
}

/** Leads to what the link is for, wherever that is. */
function asset(call: Call): Answer {
	const path = `/${call.params.direct_asset_path}`;
	const link = releaseLinks.of(releases.one(call, PLACE)).find((each) => each.direct_asset_path === path);
	if (!link) throw new Refusal(404, { message: MISSING.missing });
	return new Answer(302, '', undefined, { location: link.url });
}

export const releaseRoutes: Route[] = [
	...releases.routes,
	...releaseLinks.routes,
	['GET', 'projects/:id/releases/permalink/latest', latest],
	['POST', `${PLACE.path}/:tag_name/evidence`, collectEvidence],
	['GET', `${PLACE.path}/:tag_name/downloads/:direct_asset_path`, asset],
	['GET', 'groups/:id/releases', ofGroup],
];

/** A release with a link to a page and one to a package's file, a release before it, and one that is not out yet. */
export const seedReleases: ResourceSeed = async (gitlab, base) => {
	const { world } = gitlab;
	const { users, projects } = base;
	await seedPackages(gitlab, base);
	const add = (tag_name: string, released_at: string) =>
		releases.add(world, users.maria, projects.website, { tag_name, ref: 'main', released_at });
	add('v0.9', '2025-01-01T00:00:00.000Z');
	const release = add('v1.0', '2025-06-01T00:00:00.000Z');
	add('v9.0', '2099-01-01T00:00:00.000Z');
	releaseLinks.add(world, users.maria, release, { name: 'Notes', url: 'https://example.com/notes' });
	releaseLinks.add(world, users.maria, release, {
		name: 'Shop',
		url: `${world.url}/api/v4/projects/${projects.website.id}/packages/generic/shop/1.0.0/shop.zip`,
		direct_asset_path: '/bin/shop.zip',
	});
	return { release: ['v1.0'], direct_asset_path: ['/bin/shop.zip'] };
};
