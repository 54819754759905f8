import type { ResourceSeed } from '../base';
import { need, projectOf } from '../http/access';
import type { Call, Route } from '../http/call';
import { pathNumber } from '../http/call';
import { invalid, notFound } from '../http/refusal';
import * as values from '../http/values';
import { optional, required } from '../table/fields';
import { inProjects } from '../table/places';
import type { Row } from '../table/rows';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { Project } from '../world/model';
import { LEVEL } from '../world/model';

interface DeployKey extends Row<Project> {
	title: string;
	key: string;
	can_push: boolean;
	expires_at: string | null;
}

function entity(row: DeployKey) {
	const { id, title, key, created_at, expires_at } = row;
	return {
		...{ id, title, key, created_at, expires_at },
		last_used_at: created_at,
		usage_type: 'auth',
		fingerprint: '4a:9d:64:15:ed:3a:e6:07:6e:89:36:b3:3b:03:05:d9',
		fingerprint_sha256: 'SHA256:Jrs3LD1Ji30xNLtTVf9NDCj7kkBgPBb2pjvTZ3HfIgU',
	};
}

/** @see https://docs.gitlab.com/api/deploy_keys/ */
export const deployKeys = new Table<DeployKey, Project>({
	name: 'deploy key',
	places: [inProjects('deploy_keys', { read: LEVEL.maintainer, write: LEVEL.maintainer })],
	key: byNumber('key_id', 'id'),
	fields: {
		title: required(values.text),
		key: required(values.text, { only: 'create' }),
		can_push: optional(values.flag, false),
		expires_at: optional<string | null>(values.text, null, { only: 'create' }),
	},
	check: ({ key }) => {
		if (!/^(?:ssh|ecdsa)-\S+ \S+/.test(key)) throw invalid({ 'deploy_key.key': ['is invalid'] });
	},
	entity: (_call, row, verb) => ({ ...entity(row), ...(verb !== 'update' && { can_push: row.can_push }) }),
	example: {
		create: { title: 'Builder', key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAexample', can_push: true },
		update: { title: 'Build server' },
	},
});

/** A key of any project that the asker may see is enabled in another. */
function enable(call: Call) {
	const project = projectOf(call);
	need(call, project, LEVEL.maintainer);
	const id = pathNumber(call, 'key_id');
	const row = call.world.projects.flatMap((each) => deployKeys.of(each)).find((each) => each.id === id);
	if (!row) throw notFound('Key');
	if (!deployKeys.of(project).includes(row)) deployKeys.of(project).push(row);
	return entity(row);
}

export const deployKeyRoutes: Route[] = [
	...deployKeys.routes,
	['POST', 'projects/:id/deploy_keys/:key_id/enable', enable],
];

/** One of the website, and one of the API that the website can have too. */
export const seedDeployKeys: ResourceSeed = ({ world }, { users, projects }) => {
	const given = { title: 'Build server', expires_at: '2030-01-31T00:00:00.000Z', can_push: true };
	const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAexample';
	const own = deployKeys.add(world, users.maria, projects.website, { ...given, key });
	const other = deployKeys.add(world, users.maria, projects.api, { ...given, title: 'Mirror', key });
	return { deployKey: [String(own.id)], keyId: [String(other.id)] };
};
