import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { simpleIssue } from '../issue/simple';
import { at } from './subject';

/**
 * @see https://docs.gitlab.com/api/milestones/#get-all-issues-assigned-to-a-single-milestone
 * @see https://docs.gitlab.com/api/group_milestones/#get-all-issues-assigned-to-a-single-milestone
 */
export const getIssues = read({
	name: 'Get Issues',
	action: 'Get issues of a milestone',
	description: 'List the issues of a milestone',
	fields: [at, limit],
	simplify: simpleIssue,
	run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/issues`, {}, limit),
});
