import { path } from '../../client';
import { limit } from '../../fields';
import { read } from '../../operation';
import { simpleIssueOfAnyTracker } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/merge_requests/#list-issues-that-close-on-merge */
export const getIssuesClosed = read({
	name: 'Get Issues Closed',
	action: 'Get issues that a merge request closes',
	description: 'List the issues that merging closes',
	fields: [at, limit],
	simplify: simpleIssueOfAnyTracker,
	run: async ({ gitlab, at, limit }) => await gitlab.list(path`${at}/closes_issues`, {}, limit),
});
