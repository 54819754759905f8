import type { ResourceSeed } from '../base';
import { levelIn, need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { Refusal } from '../http/refusal';
import { integer, text } from '../http/values';
import type { Reader } from '../table/fields';
import { givenOf, optional, required } from '../table/fields';
import { inProjects } from '../table/places';
import type { Row } from '../table/rows';
import { byName } from '../table/specification';
import { Table } from '../table/table';
import type { Project } from '../world/model';
import { LEVEL } from '../world/model';

/** Who may deploy, or must approve it. */
interface Rule {
	id?: number;
	user_id?: number;
	group_id?: number;
	access_level?: number;
	/** Nobody can give one, but the rules have the property, as those of branches. */
	deploy_key_id?: number;
	group_inheritance_type?: number;
	required_approvals?: number;
	_destroy?: boolean;
}

interface ProtectedEnvironment extends Row<Project> {
	name: string;
	required_approval_count: number | null;
	deploy_access_levels: Rule[];
	approval_rules: Rule[];
}

const DESCRIPTIONS: Record<number, string> = {
	20: 'Reporters + Developers + Maintainers',
	30: 'Developers + Maintainers',
	40: 'Maintainers',
	60: 'Administrators',
};

const PLACE = inProjects(
	'protected_environments',
	{ read: LEVEL.maintainer, write: LEVEL.maintainer },
	{ verbs: ['list', 'create', 'get', 'delete'] },
);

const rules: Reader<Rule[]> = (given, name) => given[name] as Rule[] | undefined;

/** @see https://docs.gitlab.com/api/protected_environments/ */
export const protectedEnvironments = new Table<ProtectedEnvironment, Project>({
	name: 'protected environment',
	places: [PLACE],
	key: byName('name', 'name'),
	fields: {
		name: required(text, { only: 'create' }),
		deploy_access_levels: required(rules),
		approval_rules: optional(rules, []),
		required_approval_count: optional<number | null>(integer, 0),
	},
	check: (row, call) => {
		for (const name of ['deploy_access_levels', 'approval_rules'] as const)
			row[name] = changed(call, row.holder, [], row[name]);
		if (!row.deploy_access_levels.length)
			throw new Refusal(422, { message: ["Deploy access levels can't be blank"] });
	},
	unique: {
		by: ({ name }) => name,
		refusal: ({ name }) => new Refusal(409, { message: `Protected environment '${name}' already exists` }),
	},
	entity: (_call, row) => ({
		name: row.name,
		deploy_access_levels: row.deploy_access_levels.map((rule) => ({
			...ruleEntity(rule),
			deploy_key_id: rule.deploy_key_id ?? null,
		})),
		required_approval_count: row.required_approval_count,
		approval_rules: row.approval_rules.map((rule) => ({
			...ruleEntity(rule),
			required_approvals: rule.required_approvals ?? 1,
		})),
	}),
	example: { create: { name: 'staging', deploy_access_levels: [{ access_level: 40 }] } },
});

function ruleEntity({ id, user_id, group_id, access_level, group_inheritance_type }: Rule) {
	const level = access_level ?? null;
	return {
		id,
		access_level: level,
		access_level_description: level === null ? 'Somebody' : DESCRIPTIONS[level],
		user_id: user_id ?? null,
		group_id: group_id ?? null,
		group_inheritance_type: group_inheritance_type ?? 0,
	};
}

/** Rules are added and, by their IDs, changed and removed; who has no part in the project is passed over. */
function changed({ world }: Call, project: Project, known: Rule[], given: Rule[] = []): Rule[] {
	const rest = known.flatMap((rule) => {
		const change = given.find(({ id }) => id === rule.id);
		return change?._destroy ? [] : [{ ...rule, ...change }];
	});
	const isMember = (id: number) => {
		const user = world.users.find((each) => each.id === id);
		return user !== undefined && levelIn(project, user) > LEVEL.none;
	};
	const fresh = given.filter(
		({ id, user_id }) => id === undefined && (user_id === undefined || isMember(user_id)),
	);
	return [...rest, ...fresh.map((rule) => ({ ...rule, id: world.next('environment rule') }))];
}

function update(call: Call): object {
	const project = projectOf(call);
	need(call, project, LEVEL.maintainer);
	const row = protectedEnvironments.one(call, PLACE);
	const { spec } = protectedEnvironments;
	const { deploy_access_levels, approval_rules, ...rest } = givenOf(spec.fields, 'update', call.input);
	Object.assign(row, rest);
	row.deploy_access_levels = changed(call, project, row.deploy_access_levels, deploy_access_levels);
	row.approval_rules = changed(call, project, row.approval_rules, approval_rules);
	return spec.entity(call, row, 'update');
}

export const protectedEnvironmentRoutes: Route[] = [
	...protectedEnvironments.routes,
	['PUT', `${PLACE.path}/:name`, update],
];

/** One with a rule of each kind. */
export const seedProtectedEnvironments: ResourceSeed = ({ world }, { users, projects }) => {
	const id = () => world.next('environment rule');
	protectedEnvironments.add(world, users.maria, projects.website, {
		name: 'production',
		deploy_access_levels: [
			{ id: id(), access_level: 40 },
			{ id: id(), group_id: 7, group_inheritance_type: 1 },
			{ id: id(), deploy_key_id: 5 },
		],
		approval_rules: [
			{ id: id(), user_id: users.jonas.id, required_approvals: 1 },
			{ id: id(), group_id: 7, required_approvals: 2 },
			{ id: id(), access_level: 40, required_approvals: 1 },
		],
	});
	return { protectedEnvironment: ['production'] };
};
