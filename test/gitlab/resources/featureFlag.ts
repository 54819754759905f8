import type { ResourceSeed } from '../base';
import { projectUrl } from '../entities/project';
import { badParameter, Refusal } from '../http/refusal';
import type { Values } from '../http/values';
import { flag, integer, text } from '../http/values';
import type { Reader } from '../table/fields';
import { optional, required } from '../table/fields';
import { inProjects } from '../table/places';
import type { Row } from '../table/rows';
import { byChoice, bySearch } from '../table/rules';
import { byName, byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { Project } from '../world/model';
import { LEVEL } from '../world/model';
import type { World } from '../world/world';

interface UserList extends Row<Project> {
	iid: number;
	name: string;
	user_xids: string;
}

interface Strategy {
	id: number;
	name: string;
	parameters: Record<string, unknown>;
	scopes: Array<{ id: number; environment_scope: string }>;
	user_list_id: number | null;
}

/** What a request wants of a strategy: a new one, another than it is, or none. */
type StrategyChange = Partial<Omit<Strategy, 'scopes'>> & { scopes?: Values[]; _destroy?: boolean };

interface FeatureFlag extends Row<Project> {
	name: string;
	description: string | null;
	active: boolean;
	version: string;
	strategies: Strategy[];
	/** What a request brings, until it is done. */
	changes?: StrategyChange[];
}

const MAY = { read: LEVEL.developer, write: LEVEL.developer };

/** The parameters that each strategy must have, no more and no fewer. */
const PARAMETERS: Record<string, string[]> = {
	default: [],
	flexibleRollout: ['groupId', 'rollout', 'stickiness'],
	gitlabUserList: [],
	gradualRolloutUserId: ['groupId', 'percentage'],
	userWithId: ['userIds'],
};

const changesIn: Reader<StrategyChange[]> = (given, name) => {
	const rows = given[name];
	if (!Array.isArray(rows)) return undefined;
	return (rows as Values[]).map((row) => ({
		id: integer(row, 'id') ?? undefined,
		name: text(row, 'name'),
		parameters: row.parameters as Record<string, unknown> | undefined,
		user_list_id: integer(row, 'user_list_id'),
		scopes: Array.isArray(row.scopes) ? (row.scopes as Values[]) : undefined,
		_destroy: flag(row, '_destroy'),
	}));
};

function applied(row: FeatureFlag, world: World): Strategy[] {
	const kept = new Map(row.strategies.map((strategy) => [strategy.id, strategy]));
	for (const { _destroy, scopes, ...change } of row.changes ?? []) {
		const known = change.id === undefined ? undefined : kept.get(change.id);
		if (change.id !== undefined && !known) throw new Refusal(404, { message: '404 Not found' });
		const id = change.id ?? world.next('strategy');
		if (_destroy) {
			kept.delete(id);
			continue;
		}
		const strategy = {
			id,
			name: change.name ?? known?.name ?? '',
			parameters: change.parameters ?? known?.parameters ?? {},
			user_list_id: change.user_list_id ?? known?.user_list_id ?? null,
			scopes: [
				...(known?.scopes ?? []),
				...(scopes ?? []).map((scope) => ({
					id: world.next('strategy scope'),
					environment_scope: text(scope, 'environment_scope') ?? '*',
				})),
			],
		};
		checkStrategy(strategy);
		kept.set(id, strategy);
	}
	return [...kept.values()];
}

function checkStrategy({ name, parameters, user_list_id }: Strategy): void {
	const wanted = PARAMETERS[name];
	if (!wanted) throw new Refusal(400, { message: ['Strategies name strategy name is invalid'] });
	const isRight =
		Object.keys(parameters).sort().join() === wanted.join() &&
		Object.values(parameters).every((value) => typeof value === 'string');
	if (!isRight) throw new Refusal(400, { message: ['Strategies parameters parameters are invalid'] });
	if ((name === 'gitlabUserList') !== (user_list_id !== null))
		throw new Refusal(400, { message: ["Strategies user list can't be blank"] });
}

/** @see https://docs.gitlab.com/api/feature_flag_user_lists/ */
export const featureFlagUserLists: Table<UserList, Project> = new Table<UserList, Project>({
	name: 'feature flag user list',
	places: [inProjects('feature_flags_user_lists', MAY)],
	key: byNumber('iid', 'iid'),
	fields: { name: required(text), user_xids: required(text) },
	// Their number in the project is another than their ID.
	fresh: (_by, project) => ({ iid: featureFlagUserLists.of(project).length + 1 }),
	filters: { search: bySearch(({ name }) => name) },
	entity: (call, { holder, rows: _rows, ...row }) => {
		const path = `${projectUrl(call, holder)}/-/feature_flags_user_lists/${row.iid}`;
		return { ...row, project_id: holder.id, path, edit_path: `${path}/edit` };
	},
	example: { create: { name: 'Testers', user_xids: '1,2' }, update: { user_xids: '1,2,3' } },
});

/** @see https://docs.gitlab.com/api/feature_flags/ */
export const featureFlags: Table<FeatureFlag, Project> = new Table<FeatureFlag, Project>({
	name: 'feature flag',
	places: [inProjects('feature_flags', MAY)],
	key: byName('feature_flag_name', 'name'),
	fields: {
		name: required(text),
		description: optional<string | null>(text, null),
		active: optional(flag, true),
		version: optional(text, 'new_version_flag', { only: 'create' }),
		changes: optional<StrategyChange[] | undefined>(changesIn, undefined, {
			as: { create: 'strategies', update: 'strategies' },
		}),
	},
	fresh: () => ({ strategies: [] }),
	check: (row, call) => {
		if (row.version !== 'new_version_flag') throw badParameter('Version is invalid');
		row.strategies = applied(row, call.world);
		delete row.changes;
	},
	unique: {
		by: ({ name }) => name,
		refusal: () => new Refusal(400, { message: ['Name has already been taken'] }),
	},
	filters: { scope: byChoice({ enabled: ({ active }) => active, disabled: ({ active }) => !active }) },
	entity: (_call, { name, description, active, version, created_at, updated_at, strategies, holder }) => ({
		...{ name, description, active, version, created_at, updated_at },
		scopes: [],
		strategies: strategies.map(({ user_list_id, ...strategy }) => ({
			...strategy,
			user_list: basicList(holder, user_list_id),
		})),
	}),
	example: {
		create: {
			name: 'new_checkout',
			description: 'All on one page',
			strategies: [
				{ name: 'userWithId', parameters: { userIds: '1' }, scopes: [{ environment_scope: '*' }] },
			],
		},
		update: { active: false },
	},
});

function basicList(project: Project, wanted: number | null) {
	const found = featureFlagUserLists.of(project).find(({ id }) => id === wanted);
	return found ? { id: found.id, iid: found.iid, name: found.name, user_xids: found.user_xids } : null;
}

/** A flag that is on for the users of a list, one that is off, and the list, of which the ID is not the number. */
export const seedFeatureFlags: ResourceSeed = ({ world }, { users, projects }) => {
	const lists = [projects.api, projects.website].map((project) =>
		featureFlagUserLists.add(world, users.jonas, project, { name: 'Testers', user_xids: '12,34' }),
	);
	const strategy: Strategy = {
		id: world.next('strategy'),
		name: 'gitlabUserList',
		parameters: {},
		user_list_id: lists[1]?.id ?? null,
		scopes: [{ id: world.next('strategy scope'), environment_scope: 'production' }],
	};
	featureFlags.add(world, users.jonas, projects.website, {
		name: 'new_search',
		description: 'Finds more',
		strategies: [strategy],
	});
	featureFlags.add(world, users.jonas, projects.website, { name: 'old_search', active: false });
	return { featureFlag: ['new_search', 'old_search'] };
};
