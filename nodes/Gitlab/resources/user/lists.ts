import { ALL_THAT_ROWS_SAY, path } from '../../client';
import { choice, filters, limit, moment } from '../../fields';
import { type Operation, read } from '../../operation';
import { userProjectFilters } from '../project/filters';
import { userProjectSorting } from '../project/reads';
import { simpleProject } from '../project/simple';
import { listBelow } from '../shared/plain';
import { at } from './chosen';

/** What GitLab lists of users. */
export const lists: Operation[] = [
	/** @see https://docs.gitlab.com/api/users/#list-all-user-activities */
	read({
		name: 'Get Activities',
		action: 'Get the last activities of users',
		description: 'List when users were last active (administrators)',
		role: 'Administrator',
		fields: [
			limit,
			filters(moment('from', { displayName: 'Since', description: 'Six months ago unless set' })),
		],
		run: async ({ gitlab, limit, filters }) =>
			await gitlab.list(path`/user/activities`, filters, limit, { key: 'username' }),
	}),
	/** @see https://docs.gitlab.com/api/users/#list-projects-and-groups-that-a-user-is-a-member-of */
	read({
		name: 'Get Memberships',
		action: 'Get the memberships of a user',
		description: 'List the projects and groups that a user is a member of (administrators)',
		role: 'Administrator',
		fields: [at, limit, filters(choice('type', { Project: 'Project', Namespace: 'Group' }))],
		run: async ({ gitlab, at, limit, filters }) =>
			// A project and a group can have the same ID.
			await gitlab.list(path`${at}/memberships`, filters, limit, { key: ALL_THAT_ROWS_SAY }),
	}),
	/** @see https://docs.gitlab.com/api/projects/#list-a-users-projects */
	listBelow(at, path`/projects`, {
		name: 'Get Projects',
		action: 'Get the projects of a user',
		description: 'List the personal projects of a user',
		simplify: simpleProject,
		fields: [userProjectFilters, userProjectSorting],
	}),
];
