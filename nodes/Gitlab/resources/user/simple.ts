import { flag } from '../../fields';
import { pick } from '../../simplify';

const BASICS = ['id', 'username', 'name', 'state', 'public_email', 'web_url'];

/** What GitLab shows of a user in lists. */
export const simpleListed = pick(BASICS);

/** What most workflows use of a user. */
export const simpleUser = pick([...BASICS, 'bot', 'job_title', 'organization', 'created_at']);

/** What most workflows use of the user behind the credential. */
export const simpleMe = pick([...BASICS, 'email', 'bot', 'last_activity_on', 'created_at']);

/** What most workflows use of a user whom they manage. */
export const simpleManaged = pick([...BASICS, 'email', 'is_admin', 'external', 'created_at']);

/** Simplify leaves them out. */
export const withCustomAttributes = flag(
	'with_custom_attributes',
	'Whether to return them (administrators)',
	{ displayName: 'Custom Attributes' },
);
