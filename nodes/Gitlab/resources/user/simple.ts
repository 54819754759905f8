import { pick } from '../../simplify';

const BASICS = {
	id: 'id',
	username: 'username',
	name: 'name',
	state: 'state',
	public_email: 'public_email',
	web_url: 'web_url',
} as const;

/** What GitLab shows of a user in lists. */
export const simpleListed = pick(BASICS);

/** What most workflows use of a user. */
export const simpleUser = pick({
	...BASICS,
	bot: 'bot',
	job_title: 'job_title',
	organization: 'organization',
	created_at: 'created_at',
});

/** What most workflows use of the user behind the credential. */
export const simpleMe = pick({
	...BASICS,
	email: 'email',
	bot: 'bot',
	last_activity_on: 'last_activity_on',
	created_at: 'created_at',
});

/** What most workflows use of a user whom they manage. */
export const simpleManaged = pick({
	...BASICS,
	email: 'email',
	is_admin: 'is_admin',
	external: 'external',
	created_at: 'created_at',
});
