import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { simpleIssueOfAnyTracker } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_requests/#list-issues-related-to-the-merge-request */
export const getRelatedIssues = read({
	name: 'Get Related Issues',
	action: 'Get issues related to a merge request',
	description: 'List the issues mentioned in title, description, comments or commits',
	fields: [at, limit],
	simplify: simpleIssueOfAnyTracker,
	run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/related_issues`, {}, limit),
});
