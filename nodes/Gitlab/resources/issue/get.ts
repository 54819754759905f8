import { read } from '../../operation';
import { simpleIssue } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/issues/#retrieve-a-project-issue */
export const get = read({
	name: 'Get',
	action: 'Get an issue',
	description: 'Retrieve one issue of a project',
	fields: [at],
	simplify: simpleIssue,
	isSameInList: true,
	run: async ({ gitlab, at }) => await gitlab.get(at),
});
