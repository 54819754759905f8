import { pick } from '../../simplify';

/** What most workflows use of a license. */
export const simpleLicense = pick(
	['id', 'plan'],
	{ licensee: 'licensee.Company' },
	['starts_at', 'expires_at', 'expired', 'user_limit'],
	['active_users', 'maximum_user_count', 'overage'],
);

/** What GitLab tells everybody of a namespace; owners and administrators learn more. */
export const simpleNamespace = pick(['id', 'name', 'path', 'kind', 'full_path', 'parent_id', 'web_url']);

/** What most workflows use of an audit event; which details there are depends on the event. */
export const simpleAuditEvent = pick(
	['id', 'event_name'],
	{ message: 'details.custom_message' },
	['author_id'],
	{ author_name: 'details.author_name' },
	['entity_type', 'entity_id'],
	{ entity_path: 'details.entity_path', target: 'details.target_details' },
	{ ip_address: 'details.ip_address' },
	['created_at'],
);
