import type { ResourceSeed } from '../base';
import { projectBasic, projectIdentity } from '../entities/project';
import type { View } from '../entities/user';
import { need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Answer } from '../http/call';
import { badParameter, forbidden, invalid } from '../http/refusal';
import { flag, integer, moment, required as given, text } from '../http/values';
import { oneOf, optional, required, textOrNull } from '../table/fields';
import { inProjects } from '../table/places';
import type { Row } from '../table/rows';
import { bySearch, byWord } from '../table/rules';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { Project } from '../world/model';
import { LEVEL } from '../world/model';
import { seedFreezePeriods } from './freezePeriod';
import { protectedEnvironments, seedProtectedEnvironments } from './protectedEnvironment';

export interface Environment extends Row<Project> {
	name: string;
	slug: string;
	state: 'available' | 'stopped';
	external_url: string | null;
	tier: string;
	description: string | null;
	cluster_agent_id: number | null;
	kubernetes_namespace: string | null;
	flux_resource_path: string | null;
	auto_stop_setting: string;
	auto_stop_at: string | null;
	/** Whether GitLab is to delete it in a week. */
	deletion?: 'scheduled';
}

const PLACE = inProjects(
	'environments',
	{ read: LEVEL.reporter, write: LEVEL.developer },
	{ verbs: ['list', 'create', 'get', 'update'], missing: '404 Environment Not Found' },
);

const WEEK = 7 * 86_400_000;

/** @see https://docs.gitlab.com/api/environments/ */
export const environments = new Table<Environment, Project>({
	name: 'environment',
	places: [PLACE],
	key: byNumber('environment_id', 'id'),
	fields: {
		name: required(text, { only: 'create' }),
		external_url: optional(textOrNull, null),
		tier: optional(oneOf('production', 'staging', 'testing', 'development', 'other'), 'other'),
		description: optional(textOrNull, null),
		cluster_agent_id: optional<number | null>(integer, null),
		kubernetes_namespace: optional(textOrNull, null),
		flux_resource_path: optional(textOrNull, null),
		auto_stop_setting: optional(oneOf('always', 'with_action'), 'always'),
	},
	fresh: () => ({ state: 'available', auto_stop_at: null }),
	check: (row) => {
		row.slug ??= row.name.toLowerCase().replace(/[^a-z0-9]/g, '-');
		if (row.kubernetes_namespace && !row.cluster_agent_id)
			throw invalid({ kubernetes_namespace: ['cannot be set without a cluster agent'] });
		if (row.flux_resource_path && !row.kubernetes_namespace)
			throw invalid({ flux_resource_path: ['cannot be set without a kubernetes namespace'] });
	},
	unique: { by: ({ name }) => name, refusal: () => invalid({ name: ['has already been taken'] }) },
	filters: {
		name: byWord(({ name }) => name),
		search: bySearch(({ name }) => name),
		states: byWord(({ state }) => state),
	},
	entity: environmentEntity,
	example: {
		create: { name: 'review/1', external_url: 'https://review.example.com' },
		update: { tier: 'testing' },
	},
});

export function environmentBasic({ id, name, slug, external_url, created_at, updated_at }: Environment) {
	return { id, name, slug, external_url, created_at, updated_at };
}

function environmentEntity(view: View, row: Environment) {
	const { tier, state, auto_stop_at, kubernetes_namespace, flux_resource_path } = row;
	return {
		...environmentBasic(row),
		...{ tier, state, auto_stop_at, kubernetes_namespace, flux_resource_path },
		description: row.description,
		auto_stop_setting: row.auto_stop_setting,
		project: projectBasic(view, row.holder),
		cluster_agent: row.cluster_agent_id ? agentEntity(row, row.cluster_agent_id) : null,
	};
}

function agentEntity({ holder, created_at }: Environment, id: number) {
	const more = { created_at, created_by_user_id: 2, is_receptive: false };
	return { id, name: 'cluster', config_project: projectIdentity(holder), ...more };
}

function stop(call: Call): object {
	need(call, projectOf(call), LEVEL.developer);
	const row = environments.one(call, PLACE);
	row.state = 'stopped';
	return environmentEntity(call, row);
}

function stopStale(call: Call): object {
	need(call, projectOf(call), LEVEL.maintainer);
	given(call.input, 'before');
	const before = moment(call.input, 'before') ?? 0;
	if (before > Date.parse(call.world.now()) - WEEK) throw badParameter('Invalid Date');
	for (const row of environments.of(projectOf(call))) {
		if (Date.parse(row.updated_at) < before) row.state = 'stopped';
	}
	return { message: 'Successfully requested stop for all stale environments' };
}

const DAYS_30 = 30 * 86_400_000;

/** Those of review apps are in a folder; what is protected is not deleted. */
function removeReviewApps(call: Call): Answer {
	const project = projectOf(call);
	need(call, project, LEVEL.developer);
	const before = moment(call.input, 'before') ?? Date.parse(call.world.now()) - DAYS_30;
	const most = integer(call.input, 'limit') ?? 100;
	const isOld = ({ name, state, created_at }: Environment) =>
		name.includes('/') && state === 'stopped' && Date.parse(created_at) < before;
	const old = environments.of(project).filter(isOld).slice(0, most);
	const isProtected = ({ name }: Environment) =>
		protectedEnvironments.of(project).some((each) => each.name === name);
	const [kept, gone] = [old.filter(isProtected), old.filter((each) => !isProtected(each))];
	if (flag(call.input, 'dry_run') === false) for (const row of gone) row.deletion = 'scheduled';
	return new Answer(202, {
		scheduled_entries: gone.map(environmentBasic),
		unprocessable_entries: kept.map(environmentBasic),
	});
}

/** Only what is stopped can be deleted. */
function remove(call: Call): undefined {
	const project = projectOf(call);
	need(call, project, LEVEL.developer);
	const row = environments.one(call, PLACE);
	if (row.state !== 'stopped') throw forbidden();
	const rows = environments.of(project);
	rows.splice(rows.indexOf(row), 1);
}

export const environmentRoutes: Route[] = [
	['POST', `${PLACE.path}/stop_stale`, stopStale],
	['DELETE', `${PLACE.path}/review_apps`, removeReviewApps],
	...environments.routes,
	['DELETE', `${PLACE.path}/:environment_id`, remove],
	['POST', `${PLACE.path}/:environment_id/stop`, stop],
];

/** One that is used, which has all that one can have, and one that is stopped. */
export const seedEnvironments: ResourceSeed = async (gitlab, base) => {
	const { world } = gitlab;
	const add = (name: string, more: Partial<Environment>) =>
		environments.add(world, base.users.maria, base.projects.website, { name, slug: name, ...more });
	const production = add('production', {
		tier: 'production',
		description: 'What customers see',
		external_url: 'https://shop.example.com',
		cluster_agent_id: 1,
		kubernetes_namespace: 'shop',
		flux_resource_path: 'kustomize.toolkit.fluxcd.io/v1/namespaces/flux/kustomizations/shop',
		auto_stop_at: '2030-01-01T00:00:00.000Z',
	});
	const old = add('old', { state: 'stopped', updated_at: '2024-01-01T00:00:00.000Z' });
	const past = {
		state: 'stopped',
		external_url: 'https://old.example.com',
		created_at: '2024-01-01T00:00:00.000Z',
	} as const;
	add('review/old', past);
	add('review/kept', past);
	const rule = { deploy_access_levels: [{ id: 99, access_level: 40 }] };
	protectedEnvironments.add(world, base.users.maria, base.projects.website, { name: 'review/kept', ...rule });
	return {
		...(await seedFreezePeriods(gitlab, base)),
		...(await seedProtectedEnvironments(gitlab, base)),
		environment: [String(production.id), String(old.id)],
		name: ['staging', 'production'],
		id: ['1'],
		before: ['2025-01-01T00:00:00.000Z'],
		kubernetes_namespace: ['shop'],
		cluster_agent_id: ['1'],
		freeze_start: ['0 23 * * 5'],
		freeze_end: ['0 7 * * 1'],
	};
};
