import type { ResourceSeed } from '../base';
import * as values from '../http/values';
import { optional, required } from '../table/fields';
import type { Verb } from '../table/places';
import { inGroups, inProjects } from '../table/places';
import type { Row } from '../table/rows';
import type { Rule } from '../table/rules';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { Holding } from '../world/model';
import { LEVEL } from '../world/model';

interface DeployToken extends Row {
	name: string;
	username: string | null;
	scopes: string[];
	expires_at: string | null;
}

/** Nothing of one can be changed. */
const ONLY = { only: 'create' } as const;
const VERBS: Verb[] = ['list', 'create', 'get', 'delete'];

const list = (given: values.Values, name: string) => values.list(given, name);

const isExpired = ({ expires_at }: DeployToken) => expires_at !== null && Date.parse(expires_at) < Date.now();

const active: Rule<DeployToken> = (given, name) =>
	values.flag(given, name) ? (token) => !isExpired(token) : undefined;

/** @see https://docs.gitlab.com/api/deploy_tokens/ */
export const deployTokens = new Table<DeployToken, Holding>({
	name: 'deploy token',
	places: [
		inProjects('deploy_tokens', { read: LEVEL.maintainer, write: LEVEL.maintainer }, { verbs: VERBS }),
		inGroups('deploy_tokens', { read: LEVEL.owner, write: LEVEL.owner }, { verbs: VERBS }),
	],
	key: byNumber('token_id', 'id'),
	fields: {
		name: required(values.text, ONLY),
		scopes: required(list, ONLY),
		expires_at: optional<string | null>(values.text, null, ONLY),
		username: optional<string | null>(values.text, null, ONLY),
	},
	filters: { active },
	entity: (call, row, verb) => {
		const { id, name, username, scopes, expires_at } = row;
		return {
			...{ id, name, username: username ?? `gitlab+deploy-token-${id}`, scopes, expires_at },
			revoked: false,
			expired: isExpired(row),
			...(verb === 'create' && { token: `gldt-standin${call.world.next('deploy token value')}` }),
		};
	},
	example: { create: { name: 'Deployment', scopes: ['read_repository'] } },
});

/** One of a project and one of a group. */
export const seedDeployTokens: ResourceSeed = ({ world }, { users, groups, projects }) => {
	const given = {
		name: 'Nightly deployment',
		scopes: ['read_registry'],
		expires_at: '2030-01-31T00:00:00.000Z',
	};
	const rows = [projects.website, groups.acme].map((holding) =>
		deployTokens.add(world, users.maria, holding, given),
	);
	return { deployToken: rows.map(({ id }) => String(id)), confirmation: [given.name], name: [given.name] };
};
