import { path } from '../../client';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { chosenIssue } from './field';
import { simpleIssue } from './simple';

/** @see https://docs.gitlab.com/api/issues/#retrieve-a-project-issue */
export const get = read({
	name: 'Get',
	description: 'Retrieve an issue',
	fields: [project, chosenIssue],
	simplify: simpleIssue,
	inList: ({ project, issue }) => ({ list: path`/projects/${project}/issues`, iid: issue }),
	run: async ({ gitlab, project, issue }) => await gitlab.get(path`/projects/${project}/issues/${issue}`),
});
