import { path } from '../../client';
import { choice, filters, limit, moment, number, when } from '../../fields';
import { projectGroupOrInstance } from '../../fields/places';
import { read } from '../../operation';
import { simpleAuditEvent } from './simple';

const ENTITIES = {
	Project: 'Project',
	Group: 'Group',
	User: 'User',
	'Gitlab::Audit::InstanceScope': 'Instance',
};

/**
 * @see https://docs.gitlab.com/api/audit_events/#retrieve-all-project-audit-events
 * @see https://docs.gitlab.com/api/audit_events/#retrieve-all-group-audit-events
 * @see https://docs.gitlab.com/api/audit_events/#retrieve-all-instance-audit-events
 */
export const getAuditEvents = read({
	name: 'Get Audit Events',
	action: 'Get audit events',
	description: 'List who has changed what in a project, a group, or the instance',
	tier: 'Premium',
	role: 'Maintainer',
	fields: [
		projectGroupOrInstance(path``),
		limit,
		filters(
			moment('created_after'),
			moment('created_before'),
			when('belongsTo', ['instance'], choice('entity_type', ENTITIES, { displayName: 'Kind of Entity' })),
			when('belongsTo', ['instance'], number('entity_id', { displayName: 'Entity ID', min: 1 })),
		),
	],
	simplify: simpleAuditEvent,
	run: async ({ gitlab, place, limit, filters }) =>
		await gitlab.list(path`${place}/audit_events`, filters, limit),
});
