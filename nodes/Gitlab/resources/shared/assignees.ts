import { type Param, identifiersFrom, text } from '../../fields';

/** Filters by several assignees at once, for which GitLab takes usernames only. */
export const allOfAssignees: Param<'assignee_username', string[]> = {
	...text('assignee_username', {
		displayName: 'Assignee Usernames',
		placeholder: 'e.g. maria.santos, jonas.weber',
		description: 'Separated by commas (more than one: Premium)',
	}),
	convert: (given, item) =>
		identifiersFrom(given, 'Assignee Usernames', item, { knownBy: ({ username }) => username }).map(
			({ text: username }) => username.replace(/^@/, ''),
		),
};
