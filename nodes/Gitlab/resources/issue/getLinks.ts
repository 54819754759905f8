import { path } from '../../client';
import { read } from '../../operation';
import { ISSUE_LINKS } from './linkField';
import { simpleLinkedIssue } from './simple';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/issue_links/#list-all-issue-links */
export const getLinks = read({
	name: 'Get Links',
	action: 'Get links of an issue',
	description: 'List the issues that an issue is linked to',
	fields: [at],
	simplify: simpleLinkedIssue,
	run: async ({ gitlab, at }) => await gitlab.list(path`${at}/links`, {}, undefined, ISSUE_LINKS),
});
