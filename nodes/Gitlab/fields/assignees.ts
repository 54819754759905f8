import type { Param } from './param';
import { text } from './param';

/** Filters by several assignees at once, for which GitLab takes usernames only. */
export const allOfAssignees: Param<'assignee_username', string[]> = {
	...text('assignee_username', {
		displayName: 'Assignee Usernames',
		placeholder: 'e.g. maria.santos, jonas.weber',
		description: "Those that all of these are assigned to (several: Premium), in place of 'Assignee'",
	}),
	convert: (given) =>
		(Array.isArray(given) ? given : String(given).split(','))
			.map((name) => String(name).trim().replace(/^@/, ''))
			.filter(Boolean),
};
