import { path } from '../../client/path';
import { issue } from '../../fields/issue';
import { project } from '../../fields/project';
import { write } from '../../operation';
import { simpleIssue } from './simple';

/** @see https://docs.gitlab.com/api/issues/#update-an-issue */
export const close = write({
	name: 'Close',
	action: 'Close an issue',
	description: 'Close an issue without deleting it',
	fields: [project, issue],
	simplify: simpleIssue,
	run: async ({ gitlab, project, issue }) =>
		await gitlab.put(path`/projects/${project}/issues/${issue}`, { state_event: 'close' }),
});
