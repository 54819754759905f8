import { path, thingIn } from '../../client';
import { choice, filters, flag, limit, moment, number, text, when } from '../../fields';
import { projectGroupOrInstance } from '../../fields/places';
import { type Resource, read } from '../../operation';
import { pick } from '../../simplify';
import { listBelow } from '../shared/plain';

/** What most workflows use of a license. */
const simpleLicense = pick(
	['id', 'plan'],
	{ licensee: 'licensee.Company' },
	['starts_at', 'expires_at', 'expired', 'user_limit'],
	['active_users', 'maximum_user_count', 'overage'],
);

/** What GitLab tells everybody of a namespace; owners and administrators learn more. */
const simpleNamespace = pick(['id', 'name', 'path', 'kind', 'full_path', 'parent_id', 'web_url']);

/** What most workflows use of an audit event; which details there are depends on the event. */
const simpleAuditEvent = pick(
	['id', 'event_name'],
	{ message: 'details.custom_message' },
	['author_id'],
	{ author_name: 'details.author_name' },
	['entity_type', 'entity_id'],
	{ entity_path: 'details.entity_path', target: 'details.target_details' },
	{ ip_address: 'details.ip_address' },
	['created_at'],
);

/** @see https://docs.gitlab.com/api/metadata/ */
const getMetadata = read({
	name: 'Get Version and Metadata',
	action: 'Get the version of an instance',
	description: "Retrieve GitLab's version and edition",
	fields: [],
	run: async ({ gitlab }) => await gitlab.get(path`/metadata`),
});

/** @see https://docs.gitlab.com/api/license/#retrieve-information-about-the-current-license */
const getLicense = read({
	name: 'Get License',
	action: 'Get the license of an instance',
	description: 'Retrieve the license of a self-managed server',
	tier: 'Premium',
	role: 'Administrator',
	fields: [],
	simplify: simpleLicense,
	run: async ({ gitlab }) => {
		const reply = await gitlab.request({ method: 'GET', path: path`/license` });
		// So GitLab says that there is none.
		return reply.body === null ? { plan: null } : thingIn(reply, { method: 'GET' });
	},
});

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
const getAuditEvents = listBelow(projectGroupOrInstance(path``), path`/audit_events`, {
	name: 'Get Audit Events',
	action: 'Get audit events',
	description: 'List who has changed what in a project, a group, or the instance',
	tier: 'Premium',
	role: 'Maintainer',
	simplify: simpleAuditEvent,
	fields: [
		filters(
			moment('created_after'),
			moment('created_before'),
			when('belongsTo', ['instance'], choice('entity_type', ENTITIES, { displayName: 'Kind of Entity' })),
			when('belongsTo', ['instance'], number('entity_id', { displayName: 'Entity ID', min: 1 })),
		),
	],
});

/** @see https://docs.gitlab.com/api/namespaces/#list-all-namespaces */
const getNamespaces = read({
	name: 'Get Namespaces',
	description: 'List the groups and users that you can see',
	fields: [
		limit,
		filters(
			text('search', { description: 'Part of the name or path' }),
			flag('full_path_search', 'Whether to search the whole path', {
				displayName: 'Search Full Path',
				default: true,
			}),
			flag('owned_only', 'Whether to return only these', { default: true }),
			flag('top_level_only', 'Whether to leave subgroups out', { default: true }),
			text('requested_hosted_plan', {
				displayName: 'Plan',
				placeholder: 'e.g. premium',
				description: 'On GitLab.com',
			}),
		),
	],
	simplify: simpleNamespace,
	run: async ({ gitlab, limit, filters }) => await gitlab.list(path`/namespaces`, filters, limit),
});

export const instance: Resource = {
	name: 'Instance',
	description: 'The server itself: version, license, audit events',
	operations: [getMetadata, getLicense, getNamespaces, getAuditEvents],
};
