import { pick } from '../../simplify';

/** What most workflows use of a milestone. */
export const simpleMilestone = pick(
	['id', 'iid', 'title', 'description', 'state'],
	['start_date', 'due_date', 'expired', 'web_url', 'created_at'],
);
