import type { ResourceSeed } from '../base';
import type { Route } from '../http/call';
import { Answer } from '../http/call';
import { need, projectOf } from '../http/access';
import { flag, text } from '../http/values';
import { optional, required } from '../table/fields';
import { inProjects } from '../table/places';
import type { Row } from '../table/rows';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { Project } from '../world/model';
import { LEVEL } from '../world/model';

interface RemoteMirror extends Row<Project> {
	url: string;
	enabled: boolean;
	auth_method: string;
	keep_divergent_refs: boolean | null;
	only_protected_branches: boolean;
	mirror_branch_regex: string | null;
	update_status: string;
	last_update_at: string | null;
	last_error: string | null;
}

const PLACE = inProjects('remote_mirrors', { read: LEVEL.maintainer, write: LEVEL.maintainer });

/** @see https://docs.gitlab.com/api/remote_mirrors/ */
export const remoteMirrors = new Table<RemoteMirror, Project>({
	name: 'remote mirror',
	places: [PLACE],
	key: byNumber('mirror_id', 'id'),
	fields: {
		url: required(text, { only: 'create' }),
		enabled: optional(flag, false),
		auth_method: optional(text, 'password'),
		keep_divergent_refs: optional<boolean | null>(flag, null),
		only_protected_branches: optional(flag, false),
		mirror_branch_regex: optional<string | null>(text, null),
	},
	fresh: () => ({ update_status: 'none', last_update_at: null, last_error: null }),
	entity: (_call, row) => ({
		id: row.id,
		enabled: row.enabled,
		// What it is reached with is told to nobody.
		url: row.url.replace(/\/\/[^@/]*@/, '//*****:*****@'),
		update_status: row.update_status,
		last_update_at: row.last_update_at,
		last_update_started_at: row.last_update_at,
		last_successful_update_at: row.last_update_at,
		last_error: row.last_error,
		only_protected_branches: row.only_protected_branches,
		keep_divergent_refs: row.keep_divergent_refs,
		auth_method: row.auth_method,
		host_keys: [{ fingerprint_sha256: 'SHA256:standin' }],
		mirror_branch_regex: row.mirror_branch_regex,
	}),
	example: { create: { url: 'https://u:p@example.com/a/b.git' }, update: { enabled: true } },
});

export const remoteMirrorRoutes: Route[] = [
	...remoteMirrors.routes,
	[
		'POST',
		'projects/:id/remote_mirrors/:mirror_id/sync',
		(call) => {
			need(call, projectOf(call), LEVEL.maintainer);
			Object.assign(remoteMirrors.one(call, PLACE), { update_status: 'to_retry' });
			return new Answer(204);
		},
	],
];

/** One that has failed. */
export const seedRemoteMirrors: ResourceSeed = ({ world }, { users, projects }) => {
	const mirror = remoteMirrors.add(world, users.maria, projects.website, {
		...{ url: 'https://shop:secret@example.com/acme/website.git', enabled: true },
		...{ keep_divergent_refs: true, mirror_branch_regex: 'release' },
		...{ update_status: 'failed', last_update_at: '2026-01-15T10:00:00.000Z', last_error: 'Not reached' },
	});
	return { remoteMirror: [String(mirror.id)] };
};
