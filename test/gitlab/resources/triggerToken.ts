import type { ResourceSeed } from '../base';
import { userBasic } from '../entities/user';
import { text } from '../http/values';
import { optional, required } from '../table/fields';
import { inProjects } from '../table/places';
import type { Row } from '../table/rows';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { Project, User } from '../world/model';
import { LEVEL } from '../world/model';

interface TriggerToken extends Row<Project> {
	token: string;
	description: string;
	last_used: string | null;
	expires_at: string | null;
	owner: User;
}

/** @see https://docs.gitlab.com/api/pipeline_triggers/ */
export const triggerTokens = new Table<TriggerToken, Project>({
	name: 'trigger token',
	places: [inProjects('triggers', { read: LEVEL.maintainer, write: LEVEL.maintainer })],
	key: byNumber('trigger_id', 'id'),
	fields: {
		description: required(text),
		expires_at: optional<string | null>(text, null, { only: 'create' }),
	},
	fresh: (owner, { id }, world) => ({
		token: `glptt-standin${id}${world.next('trigger token value')}`,
		last_used: null,
		owner,
	}),
	// Others than its owner see where a token begins.
	entity: (call, { holder: _project, rows: _rows, owner, token, ...row }) => ({
		...row,
		token: owner === call.user ? token : token.slice(0, 4),
		owner: userBasic(call, owner),
	}),
	example: { create: { description: 'Nightly' }, update: { description: 'Weekly' } },
});

/** One that has been used. */
export const seedTriggerTokens: ResourceSeed = ({ world }, { users, projects }) => {
	const token = triggerTokens.add(world, users.maria, projects.website, {
		description: 'From the shop',
		last_used: '2025-01-01T00:00:00.000Z',
		expires_at: '2030-01-01T00:00:00.000Z',
	});
	return { triggerToken: [String(token.id)], token: [token.token] };
};
