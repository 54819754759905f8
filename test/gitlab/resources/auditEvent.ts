import type { ResourceSeed } from '../base';
import type { Call, Route } from '../http/call';
import { me } from '../http/call';
import { page } from '../http/paging';
import { forbidden } from '../http/refusal';
import * as values from '../http/values';
import { inGroups, inProjects } from '../table/places';
import type { Row } from '../table/rows';
import type { Rule } from '../table/rules';
import { byTime, passing } from '../table/rules';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { Holding, User } from '../world/model';
import { LEVEL } from '../world/model';

interface AuditEvent extends Row {
	author: User;
	event_name: string;
	message: string;
}

const FILTERS: Record<string, Rule<AuditEvent>> = {
	created_after: byTime(({ created_at }) => created_at, 'after'),
	created_before: byTime(({ created_at }) => created_at, 'before'),
};

/** @see https://docs.gitlab.com/api/audit_events/ */
export const auditEvents = new Table<AuditEvent>({
	name: 'audit event',
	places: [
		inProjects('audit_events', { read: LEVEL.maintainer, write: LEVEL.owner }, { verbs: ['list'] }),
		inGroups('audit_events', { read: LEVEL.owner, write: LEVEL.owner }, { verbs: ['list'] }),
	],
	key: byNumber('audit_event_id', 'id'),
	fields: {},
	fresh: (author) => ({ author }),
	filters: FILTERS,
	entity: (_call, row) => entity(row),
	example: { create: {} },
});

const typeOf = ({ kind }: Holding) => (kind === 'project' ? 'Project' : 'Group');

function entity({ id, author, holder, event_name, message, created_at }: AuditEvent) {
	const path = holder.kind === 'project' ? holder.path_with_namespace : holder.full_path;
	return {
		...{
			id,
			author_id: author.id,
			entity_id: holder.id,
			entity_type: typeOf(holder),
			event_name,
			created_at,
		},
		details: {
			...{ custom_message: message, author_name: author.name, author_email: author.email },
			...{ target_id: holder.id, target_type: typeOf(holder), target_details: holder.name },
			...{ ip_address: '127.0.0.1', entity_path: path },
		},
	};
}

/** All events, for administrators. */
function all(call: Call) {
	if (!me(call).admin) throw forbidden();
	const { projects, groups } = call.world;
	const type = values.choice(call.input, 'entity_type', [
		'Project',
		'Group',
		'User',
		'Gitlab::Audit::InstanceScope',
	]);
	const id = values.integer(call.input, 'entity_id');
	const found = [...projects, ...groups]
		.filter((holder) => type === undefined || typeOf(holder) === type)
		.filter((holder) => id === undefined || holder.id === id)
		.flatMap((holder) => auditEvents.of(holder));
	return page(call, passing(call, found, FILTERS), entity);
}

export const auditEventRoutes: Route[] = [...auditEvents.routes, ['GET', 'audit_events', all]];

/** One of the website and one of the group. */
export const seedAuditEvents: ResourceSeed = ({ world }, { users, projects, groups }) => {
	const added = { event_name: 'deploy_token_created', message: 'Created a deploy token' };
	auditEvents.add(world, users.maria, projects.website, added);
	auditEvents.add(world, users.maria, groups.acme, { ...added, event_name: 'member_created' });
	return { entity_id: ['1', '7'] };
};
