import { path } from '../../client/path';
import { issue } from '../../fields/issue';
import { project } from '../../fields/project';
import { read } from '../../operation';
import { simpleIssue } from './simple';

/** @see https://docs.gitlab.com/api/issues/#retrieve-a-project-issue */
export const get = read({
	name: 'Get',
	action: 'Get an issue',
	description: 'Retrieve one issue of a project',
	fields: [project, issue],
	simplify: simpleIssue,
	run: async ({ gitlab, project, issue }) => await gitlab.get(path`/projects/${project}/issues/${issue}`),
});
