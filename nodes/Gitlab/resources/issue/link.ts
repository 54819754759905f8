import { path } from '../../client';
import { choice, required } from '../../fields';
import { write } from '../../operation';
import { simpleLink } from './simple';
import { at } from './subject';
import { targetIssue } from './targetIssue';

/** @see https://docs.gitlab.com/api/issue_links/#create-an-issue-link */
export const link = write({
	name: 'Link',
	description: 'Link an issue to another one',
	fields: [
		at,
		targetIssue,
		required(
			choice(
				'link_type',
				{ relates_to: 'Relates To', blocks: 'Blocks', is_blocked_by: 'Is Blocked By' },
				{ description: 'All but the first are Premium' },
			),
		),
	],
	simplify: simpleLink,
	run: async ({ gitlab, at, target, link_type }) =>
		await gitlab.post(path`${at}/links`, { ...target, link_type }),
});
