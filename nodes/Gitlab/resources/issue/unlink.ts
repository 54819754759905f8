import { path } from '../../client';
import { write } from '../../operation';
import { issueLink } from './linkField';
import { at } from './subject';

/** @see https://docs.gitlab.com/api/issue_links/#delete-an-issue-link */
export const unlink = write({
	name: 'Unlink',
	description: 'Remove a link of an issue',
	fields: [at, issueLink],
	run: async ({ gitlab, at, link }) => {
		await gitlab.delete(path`${at}/links/${link}`);
		return { deleted: true };
	},
});
