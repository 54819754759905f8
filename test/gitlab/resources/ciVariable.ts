import type { ResourceSeed } from '../base';
import type { Call } from '../http/call';
import { invalid, Refusal } from '../http/refusal';
import { flag, group, text } from '../http/values';
import { oneOf, optional, required } from '../table/fields';
import { inGroups, inProjects, onInstance } from '../table/places';
import type { Row } from '../table/rows';
import { byName } from '../table/specification';
import { Table } from '../table/table';
import { LEVEL } from '../world/model';
import type { World } from '../world/world';

interface CiVariable extends Row {
	key: string;
	value: string;
	variable_type: 'env_var' | 'file';
	environment_scope: string;
	description: string | null;
	protected: boolean;
	masked: boolean;
	hidden: boolean;
	raw: boolean;
}

/** One key may have a variable for each scope: which is meant, a filter tells. */
function find({ params, input }: Call, rows: CiVariable[]): CiVariable | undefined {
	const scope = text(group(input, 'filter'), 'environment_scope');
	const found = rows.filter(
		({ key, environment_scope }) => key === params.key && (scope ?? environment_scope) === environment_scope,
	);
	if (found.length < 2) return found[0];
	const message =
		"There are multiple variables with provided parameters. Please use 'filter[environment_scope]'";
	throw new Refusal(409, { message });
}

const check = ({ key }: { key: string }) => {
	if (!/^\w{1,255}$/.test(key)) throw invalid({ key: ["can contain only letters, digits and '_'."] });
};

/** @see https://docs.gitlab.com/api/project_level_variables/ */
export const ciVariables = new Table<CiVariable>({
	name: 'ci variable',
	places: [
		inProjects('variables', everything(LEVEL.maintainer), { missing: '404 Variable Not Found' }),
		inGroups('variables', everything(LEVEL.owner), { missing: '404 GroupVariable Not Found' }),
	],
	key: { param: 'key', property: 'key', find },
	fields: {
		key: required(text, { only: 'create' }),
		value: required(text),
		variable_type: optional(oneOf('env_var', 'file'), 'env_var'),
		environment_scope: optional(text, '*'),
		description: optional<string | null>(text, null),
		protected: optional(flag, false),
		masked: optional(flag, false),
		hidden: optional(flag, false, { only: 'create', as: { create: 'masked_and_hidden' } }),
		raw: optional(flag, false),
	},
	check,
	unique: {
		by: ({ key, environment_scope }) => `${key} ${environment_scope}`,
		refusal: ({ key }) => invalid({ key: [`(${key}) has already been taken`] }),
	},
	entity: (_view, { holder: _holder, rows: _rows, id: _id, created_at: _c, updated_at: _u, ...row }) => ({
		...row,
		masked: row.masked || row.hidden,
		value: row.hidden ? null : row.value,
	}),
	example: { create: { key: 'DEPLOY_TO', value: 'staging' }, update: { value: 'production' } },
});

interface InstanceVariable extends Row<World> {
	key: string;
	value: string;
	variable_type: 'env_var' | 'file';
	description: string | null;
	protected: boolean;
	masked: boolean;
	raw: boolean;
}

/** @see https://docs.gitlab.com/api/instance_level_ci_variables/ */
export const instanceVariables = new Table<InstanceVariable, World>({
	name: 'instance variable',
	places: [onInstance('admin/ci/variables', { missing: '404 Variable Not Found' })],
	key: byName('key', 'key'),
	fields: {
		key: required(text, { only: 'create' }),
		value: required(text),
		variable_type: optional(oneOf('env_var', 'file'), 'env_var'),
		description: optional<string | null>(text, null),
		protected: optional(flag, false),
		masked: optional(flag, false),
		raw: optional(flag, false),
	},
	check,
	unique: {
		by: ({ key }) => key,
		refusal: ({ key }) => invalid({ key: [`(${key}) has already been taken`] }),
	},
	entity: (_view, { holder: _holder, rows: _rows, id: _id, created_at: _c, updated_at: _u, ...row }) => ({
		...row,
		environment_scope: '*',
		hidden: false,
	}),
	example: { create: { key: 'DEPLOY_TO', value: 'staging' }, update: { value: 'production' } },
});

function everything(level: number) {
	return { read: level, write: level };
}

/** One variable for all environments, and one that is another in production. */
export const seedCiVariables: ResourceSeed = ({ world }, { users, projects, groups }) => {
	const { website } = projects;
	ciVariables.add(world, users.maria, website, { key: 'LOG_LEVEL', value: 'info' });
	ciVariables.add(world, users.maria, website, { key: 'HOST', value: 'staging.example.com' });
	const production = { key: 'HOST', value: 'example.com', environment_scope: 'production' };
	ciVariables.add(world, users.maria, website, production);
	ciVariables.add(world, users.maria, groups.acme, { key: 'LOG_LEVEL', value: 'warn' });
	instanceVariables.add(world, users.maria, world, { key: 'LOG_LEVEL', value: 'error' });
	return { key: ['LOG_LEVEL', 'NEW_ONE'], scope: ['*'] };
};
