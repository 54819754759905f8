import { pick } from '../../simplify';

/** What most workflows use of a milestone. */
export const simpleMilestone = pick({
	id: 'id',
	iid: 'iid',
	title: 'title',
	description: 'description',
	state: 'state',
	start_date: 'start_date',
	due_date: 'due_date',
	expired: 'expired',
	web_url: 'web_url',
	created_at: 'created_at',
});
